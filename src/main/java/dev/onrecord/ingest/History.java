package dev.onrecord.ingest;

import dev.onrecord.model.Article;
import dev.onrecord.search.Edition;
import dev.onrecord.search.StoredArticle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an article read, from edition to edition. What comes in is the newest edition, unless it
 * tells that it is from before; the same words again are no other edition.
 */
final class History {
  /** Of the others only the first one is kept: a page that changes every minute has an end. */
  static final int MOST = 50;

  /** Characters of all earlier editions, but for two that are kept in any case. */
  private static final long LONGEST = 5_000_000;

  private final List<Edition> earlier = new ArrayList<>();
  private @Nullable Article current;

  /** The history of what is stored; null for nothing. */
  History(@Nullable StoredArticle stored) {
    if (stored != null) {
      current = stored.article();
      earlier.addAll(stored.editions());
    }
  }

  /** What an arrival brought. */
  enum Change {
    /** Another edition, or more that is known of one. */
    NEW,
    /** Only that it still read so later. */
    NOTED,
    /** Nothing. */
    NONE
  }

  /** Takes one more in. */
  Change add(Article arrived) {
    Article before = current;
    if (before == null) {
      current = arrived;
      return Change.NEW;
    }
    if (Identity.sameWords(arrived, before)) {
      return refresh(arrived, before);
    }
    if (isBefore(arrived, before)) {
      return insert(arrived) ? Change.NEW : Change.NONE;
    }
    earlier.addFirst(edition(before)); // one that comes again follows those that came in between
    limit();
    current = arrived;
    return Change.NEW;
  }

  /** The same words, and perhaps more is known of them now; an older copy tells nothing newer. */
  private Change refresh(Article arrived, Article before) {
    if (isBefore(arrived, before)) {
      return Change.NONE;
    }
    boolean told = !Fingerprint.of(arrived, "").equals(Fingerprint.of(before, ""));
    boolean later = arrived.asOf() != null && !arrived.asOf().equals(before.asOf());
    if (!told && !later) {
      return Change.NONE;
    }
    current = arrived.asOf() == null ? arrived.asOf(before.asOf()) : arrived;
    return told ? Change.NEW : Change.NOTED;
  }

  private boolean insert(Article arrived) {
    if (earlier.stream().anyMatch(edition -> Identity.sameWords(arrived, edition))) {
      return false;
    }
    int at = 0;
    while (at < earlier.size() && !isBefore(earlier.get(at), arrived)) {
      at++;
    }
    earlier.add(at, edition(arrived));
    limit();
    return true;
  }

  private static boolean isBefore(Article one, Article other) {
    return one.asOf() != null && other.asOf() != null && one.asOf().isBefore(other.asOf());
  }

  private static boolean isBefore(Edition one, Article other) {
    return one.asOf() == null || (other.asOf() != null && one.asOf().isBefore(other.asOf()));
  }

  private void limit() {
    while (earlier.size() > 2 && (earlier.size() > MOST || isTooLong())) {
      earlier.remove(earlier.size() - 2);
    }
  }

  private boolean isTooLong() {
    return earlier.stream().mapToLong(edition -> edition.text().length()).sum() > LONGEST;
  }

  /** How the texts differ is worked out when they are read. */
  private static Edition edition(Article article) {
    return new Edition(
        article.title(), article.published(), article.asOf(), article.text(), List.of());
  }

  /** The newest edition. */
  Article current() {
    if (current == null) {
      throw new IllegalStateException("nothing was added");
    }
    return current;
  }

  List<Edition> earlier() {
    return List.copyOf(earlier);
  }
}
