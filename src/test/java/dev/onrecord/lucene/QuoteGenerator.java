package dev.onrecord.lucene;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes quotes as lines of Quotebank, as many as asked for, the same for the same number:
 * sentences of the project's own sample in which other words take the place of half of the longer
 * ones. Words, speakers and outlets are as frequent as in news (Zipf's law), and later years have
 * more quotes.
 */
public final class QuoteGenerator {
  private static final int WORDS = 150_000;
  private static final int SPEAKERS = 60_000;
  private static final int OUTLETS = 800;
  private static final int LONGEST = 6;
  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);
  private static final int DAYS = 4_700;
  private static final Pattern QUOTED = Pattern.compile("“([^”]{20,})”");
  private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{5,}");
  private static final String[] ONSETS = {
    "b", "br", "c", "cl", "d", "dr", "f", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st",
    "t", "tr", "v", "w"
  };
  private static final String[] RHYMES = {
    "a", "an", "ar", "e", "en", "er", "i", "in", "is", "o", "on", "or", "u", "um", "ay", "ee", "ow"
  };

  private final SplittableRandom random = new SplittableRandom(20_260_101);
  private final List<String> sentences = sentences();
  private final Zipf words = new Zipf(WORDS, 1.05);
  private final Zipf speakers = new Zipf(SPEAKERS, 1.0);
  private final Zipf outlets = new Zipf(OUTLETS, 1.0);

  /** Numbers from 0 on, each less frequent than the one before. */
  private static final class Zipf {
    private final double[] upTo;

    Zipf(int size, double exponent) {
      this.upTo = new double[size];
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += 1 / Math.pow(i + 3, exponent);
        upTo[i] = sum;
      }
    }

    int next(SplittableRandom random) {
      double at = random.nextDouble() * upTo[upTo.length - 1];
      int found = java.util.Arrays.binarySearch(upTo, at);
      return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
    }
  }

  private static List<String> sentences() {
    try (var sample =
        Objects.requireNonNull(
            dev.onrecord.ingest.Ingester.class.getResourceAsStream("sample.jsonl"))) {
      var found = new ArrayList<String>();
      Matcher quoted = QUOTED.matcher(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
      while (quoted.find()) {
        found.add(quoted.group(1).replaceAll("[\\\\\"]", ""));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A word that says nothing, the same for the same number. */
  static String word(int number) {
    var word = new StringBuilder();
    int rest = number;
    do {
      word.append(ONSETS[rest % ONSETS.length]);
      rest /= ONSETS.length;
      word.append(RHYMES[rest % RHYMES.length]);
      rest /= RHYMES.length;
    } while (rest > 0 || word.length() < 5);
    return word.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static String speaker(int number) {
    return capital(word(number % 911)) + " " + capital(word(7 * number + 3));
  }

  static String outlet(int number) {
    return word(3 * number + 1) + ".example";
  }

  private String quotation() {
    var quotation = new StringBuilder();
    int count = 1 + Math.min(LONGEST, (int) (-Math.log(random.nextDouble()) * 1.2));
    for (int i = 0; i < count; i++) {
      String sentence = sentences.get(random.nextInt(sentences.size()));
      quotation
          .append(i == 0 ? "" : " ")
          .append(
              LONG_WORD
                  .matcher(sentence)
                  .replaceAll(
                      word -> random.nextBoolean() ? word(words.next(random)) : word.group()));
    }
    return quotation.toString();
  }

  private LocalDate day() {
    return FIRST.plusDays((long) (DAYS * Math.sqrt(random.nextDouble())));
  }

  /** The next line. */
  String line(int number) {
    LocalDate day = day();
    String quotation = quotation();
    boolean known = random.nextInt(10) < 7;
    String speaker = known ? speaker(speakers.next(random)) : "None";
    String outlet = outlet(outlets.next(random));
    return "{\"quoteID\": \"%s-%07d\", \"quotation\": \"%s\", \"speaker\": \"%s\", \"qids\": [], \"date\": \"%s 00:00:00\", \"numOccurrences\": 1, \"probas\": [[\"%s\", \"0.%02d\"]], \"urls\": [\"https://www.%s/%s/%07d.html\"], \"phase\": \"E\"}"
        .formatted(
            day,
            number,
            quotation,
            speaker,
            day,
            speaker,
            50 + random.nextInt(50),
            outlet,
            day,
            number);
  }

  /** How often each word of the sentences stands in them: which words are common. */
  Map<String, Integer> commonWords() {
    var times = new HashMap<String, Integer>();
    for (String sentence : sentences) {
      LONG_WORD
          .matcher(sentence.toLowerCase(Locale.ROOT))
          .results()
          .forEach(word -> times.merge(word.group(), 1, Integer::sum));
    }
    return times;
  }

  /** Writes so many lines to standard output. */
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    var generator = new QuoteGenerator();
    var out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
    for (int i = 0; i < count; i++) {
      out.write(generator.line(i));
      out.write('\n');
    }
    out.flush();
  }
}
