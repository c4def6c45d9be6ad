package dev.onrecord.ingest;

import dev.onrecord.ingest.IngestReport.Problem;
import java.util.ArrayList;
import java.util.List;

/** Counts a batch; several threads write to it. */
final class Tally {
  private final List<Problem> problems = new ArrayList<>();
  private long added;
  private long updated;
  private long unchanged;
  private long refused;
  private long quotes;
  private long characters;

  synchronized void refused(String where, String reason) {
    refused++;
    if (problems.size() < IngestReport.MOST_PROBLEMS) {
      problems.add(new Problem(where, reason));
    }
  }

  synchronized void done(Outcome outcome, int length) {
    switch (outcome.end()) {
      case ADDED -> added++;
      case UPDATED -> updated++;
      case UNCHANGED -> unchanged++;
      case REFUSED -> refused(outcome.where(), outcome.reason());
    }
    quotes += outcome.quotes();
    characters += length;
  }

  synchronized IngestReport report(Times times) {
    return new IngestReport(
        added, updated, unchanged, refused, quotes, characters, times.work(), problems);
  }
}
