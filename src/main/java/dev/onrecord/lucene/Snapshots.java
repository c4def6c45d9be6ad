package dev.onrecord.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States of the index that pages are being read of: the next page comes from the state that the
 * first came from, whatever was written since.
 *
 * <p>A state is let go when no page was read of it for a while, or when newer ones need its place.
 * (Lucene's {@code SearcherLifetimeManager} goes by how long ago a newer state came, which would
 * end the paging of whoever reads slowly.)
 */
final class Snapshots implements Closeable {
  /**
   * States kept. Each may hold files of the index that merges would have removed, and at a million
   * quotes some ten megabytes of heap.
   */
  static final int MOST = 16;

  private static final long IDLE = Duration.ofMinutes(10).toNanos();

  private static final class Kept {
    private final FacetedSearcher searcher;
    private long used;

    Kept(FacetedSearcher searcher) {
      this.searcher = searcher;
    }
  }

  /** By version; the one used last is the last. */
  private final Map<Long, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Keeps what a page was read of. */
  synchronized void keep(FacetedSearcher searcher) throws IOException {
    Kept known = kept.get(searcher.version());
    if (known == null) {
      searcher.getIndexReader().incRef();
      known = new Kept(searcher);
      kept.put(searcher.version(), known);
    }
    known.used = System.nanoTime();
    Iterator<Kept> oldest = kept.values().iterator();
    while (oldest.hasNext()) {
      Kept old = oldest.next();
      if (kept.size() <= MOST && known.used - old.used <= IDLE) {
        break;
      }
      oldest.remove();
      old.searcher.getIndexReader().decRef();
    }
  }

  /** The state of that version, to be released after use; null when it was let go. */
  synchronized @Nullable FacetedSearcher acquire(long version) {
    Kept known = kept.get(version);
    if (known == null) {
      return null;
    }
    known.searcher.getIndexReader().incRef();
    return known.searcher;
  }

  static void release(FacetedSearcher searcher) throws IOException {
    searcher.getIndexReader().decRef();
  }

  @Override
  public synchronized void close() throws IOException {
    for (Kept each : kept.values()) {
      each.searcher.getIndexReader().decRef();
    }
    kept.clear();
  }
}
