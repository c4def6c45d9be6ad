package dev.onrecord.ingest;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Where the time of an ingest goes; any thread adds. */
final class Times {
  final LongAdder reading = new LongAdder();
  final LongAdder finding = new LongAdder();
  final LongAdder storing = new LongAdder();
  final LongAdder committing = new LongAdder();

  static <T> T measured(LongAdder time, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      time.add(System.nanoTime() - begun);
    }
  }

  static void measured(LongAdder time, Runnable work) {
    measured(
        time,
        () -> {
          work.run();
          return true;
        });
  }

  IngestReport.Work work() {
    return new IngestReport.Work(
        seconds(reading), seconds(finding), seconds(storing), seconds(committing));
  }

  private static double seconds(LongAdder nanos) {
    return nanos.sum() / 1e9;
  }
}
