package dev.onrecord.speaker;

import dev.onrecord.model.Article;
import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.SaidOn.Basis;
import dev.onrecord.model.SaidOn.Precision;
import dev.onrecord.model.Span;
import dev.onrecord.model.StatedDay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report of what happens as it happens, in entries that are headed by nothing but the time of
 * day. What somebody "says" there is said as the entry is written: on the day of publication, where
 * the entry tells of that day.
 */
final class LiveLog {
  private static final Pattern CLOCK =
      Pattern.compile("(?m)^\\d{1,2}([:.]\\d\\d)? ?[ap]\\.?m\\.?$");

  private final Article article;

  /** Where each entry begins, and whether it tells of the day of publication. */
  private final TreeMap<Integer, Boolean> entries = new TreeMap<>();

  LiveLog(Article article, List<StatedDay> days) {
    this.article = article;
    List<StatedDay> today =
        days.stream().filter(d -> d.saidOn().day().equals(article.published())).toList();
    if (today.isEmpty()) {
      return;
    }
    Matcher clock = CLOCK.matcher(article.text());
    while (clock.find()) {
      entries.put(clock.start(), false);
    }
    for (StatedDay day : today) {
      Integer entry = entries.floorKey(day.span().start());
      if (entry != null) {
        entries.put(entry, true);
      }
    }
  }

  /** The day of publication for words that are said in the present of a dated entry, or null. */
  @Nullable SaidOn dayOf(AttributionRelation relation) {
    if (relation.cue().isEmpty() || relation.day() != null) {
      return null;
    }
    Span cue = relation.cue().getFirst();
    Map.Entry<Integer, Boolean> entry = entries.floorEntry(cue.start());
    boolean present = cue.in(article.text()).endsWith("s");
    return entry != null && entry.getValue() && present
        ? new SaidOn(article.published(), Precision.DAY, Basis.RELATIVE)
        : null;
  }
}
