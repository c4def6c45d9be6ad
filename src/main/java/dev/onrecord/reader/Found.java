package dev.onrecord.reader;

import java.io.EOFException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reader came upon. It is read as an article only when it is asked to, by
 * whichever thread asks, so that many can be read at once.
 *
 * @param where where it stood: the file, and the line, record or entry where there is one
 * @param size how much of memory it takes until it is read, in bytes
 * @param reading reads it; never throws but for bugs
 * @param ready what it is, where that is known without reading
 */
public record Found(String where, long size, Supplier<Entry> reading, @Nullable Entry ready) {
  /** Something that is read already. */
  public static Found of(Entry entry) {
    return new Found(entry.where(), 0, () -> entry, entry);
  }

  /** Reads it as an article. What cannot be one is refused with the reason. */
  public Entry entry() {
    return reading.get();
  }

  /** Where the article lies, if it lies elsewhere. */
  public Optional<Entry.Linked> link() {
    return ready instanceof Entry.Linked link ? Optional.of(link) : Optional.empty();
  }

  /** A reading of one article, which may fail. */
  interface Reading {
    Entry read() throws Exception;
  }

  /** What the reading throws as a reason is the reason to refuse it. */
  static Found lazily(String where, long size, Reading reading) {
    return new Found(where, size, () -> read(where, reading), null);
  }

  private static Entry read(String where, Reading reading) {
    try {
      return reading.read();
    } catch (RefusedException | IllegalArgumentException e) {
      return new Entry.Refused(where, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      return new Entry.Refused(where, "nested too deep to be read");
    } catch (Exception e) {
      return new Entry.Refused(where, "cannot be read: " + reason(e));
    }
  }

  /** What went wrong, in the words of who noticed it. */
  static String reason(Throwable e) {
    String message = e instanceof EOFException ? "it breaks off" : e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName().replaceFirst("Exception$", "")
        : message;
  }
}
