package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.SearchRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A thousand mixed requests for an index of generated quotes, a hundred of each class. */
public final class QueryLog {
  private static final int OF_EACH = 100;

  private QueryLog() {}

  /** How the words of a request are meant. */
  public enum Form {
    ANY,
    ALL,
    PHRASE,
    PREFIX,
    FUZZY,
    EVERYTHING
  }

  /** A request as both programs read it. */
  public record Asked(
      String kind,
      Form form,
      String text,
      @Nullable String speaker,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    /** The request as users make it. */
    public SearchRequest request() {
      String q =
          switch (form) {
            case ANY -> text;
            case ALL -> String.join(" AND ", text.split(" ", -1));
            case PHRASE -> "\"" + text + "\"";
            case PREFIX -> text + "*";
            case FUZZY -> text + "~";
            case EVERYTHING -> "";
          };
      SearchRequest request =
          SearchRequest.of(q)
              .said(from, to)
              .counting(EnumSet.of(Dimension.SPEAKER, Dimension.PUBLISHER, Dimension.KIND), 10);
      return speaker == null ? request : request.where(Dimension.SPEAKER, speaker);
    }
  }

  /** The log. */
  public static List<Asked> of(QuoteGenerator generator) {
    var random = new SplittableRandom(5);
    List<String> common =
        generator.commonWords().entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(60)
            .map(Map.Entry::getKey)
            .toList();
    var log = new ArrayList<Asked>();
    for (int i = 0; i < OF_EACH; i++) {
      String one = common.get(random.nextInt(common.size()));
      String other = common.get(random.nextInt(common.size()));
      String rare = QuoteGenerator.word(500 + random.nextInt(50_000));
      String middle = QuoteGenerator.word(random.nextInt(500));
      String speaker = QuoteGenerator.speaker(random.nextInt(300));
      LocalDate from = LocalDate.of(2010 + random.nextInt(9), 1 + random.nextInt(12), 1);
      log.add(new Asked("common word", Form.ANY, one, null, null, null));
      log.add(new Asked("rare word", Form.ANY, rare, null, null, null));
      log.add(new Asked("any of two", Form.ANY, one + " " + middle, null, null, null));
      log.add(new Asked("both of two", Form.ALL, one + " " + other, null, null, null));
      log.add(new Asked("phrase", Form.PHRASE, phrase(random), null, null, null));
      log.add(new Asked("prefix", Form.PREFIX, one.substring(0, 4), null, null, null));
      log.add(new Asked("fuzzy", Form.FUZZY, middle, null, null, null));
      log.add(new Asked("word of a speaker", Form.ANY, one, speaker, null, null));
      log.add(new Asked("word in a quarter", Form.ANY, one, null, from, from.plusMonths(3)));
      log.add(new Asked("a speaker", Form.EVERYTHING, "", speaker, null, null));
    }
    log.sort(Comparator.comparing(Asked::text).thenComparing(Asked::kind));
    return log;
  }

  private static final List<String> PHRASES =
      List.of(
          "I do not",
          "it is not",
          "one of the",
          "in the morning",
          "we have been",
          "a man in",
          "of the bridge",
          "I was told",
          "and it is",
          "the first time");

  private static String phrase(SplittableRandom random) {
    return PHRASES.get(random.nextInt(PHRASES.size()));
  }
}
