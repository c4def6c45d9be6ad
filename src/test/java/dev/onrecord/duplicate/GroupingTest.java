package dev.onrecord.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.ingest.Ingester;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
  private record Said(String text, int speaker, int day) {}

  private static int[] groups(List<Said> said) {
    var all = new Statements();
    said.forEach(s -> all.add(ByteBuffer.wrap(Sketch.of(s.text)), s.speaker, s.day));
    return Grouping.of(all);
  }

  private static boolean isOne(int... groups) {
    return Arrays.stream(groups).distinct().count() == 1;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the same words            | 0   | true  | The harbour will not be sold to anybody, not now and not ever. | The harbour will not be sold to anybody, not now and not ever.
          years later               | 900 | true  | The harbour will not be sold to anybody, not now and not ever. | The harbour will not be sold to anybody, not now and not ever.
          case, marks, accents      | 0   | true  | The café will not be sold to anybody, not now and not ever     | the cafe will not be sold - to anybody - not now and not ever!
          apostrophes               | 0   | true  | We don't sell the harbour to anybody, not now and not ever     | We don’t sell the harbour to anybody, not now and not ever
          trimmed at the end        | 2   | true  | The harbour will not be sold to anybody, not now and not ever. | The harbour will not be sold to anybody
          trimmed at both ends      | 2   | true  | I say it again: the harbour will not be sold to anybody, not now and not ever. | the harbour will not be sold to anybody, not now
          trimmed, years later      | 900 | true  | I say it again: the harbour will not be sold to anybody, not now and not ever. | the harbour will not be sold to anybody, not now and not ever
          one word altered          | 2   | true  | The harbour of this town will not be sold to anybody at all, not now and not in a hundred years. | The harbour of this town won't be sold to anybody at all, not now and not in a hundred years.
          a word in brackets        | 2   | true  | They told us that it would be finished by the spring, and we believed them every single time. | They told us that [the ferry] would be finished by the spring, and we believed them every single time.
          altered, years later      | 900 | false | We expect a good year with profits of four million and no new debts at the yard. | We expect a good year with profits of nine million and no new debts at any yard.
          other words               | 0   | false | The harbour will not be sold to anybody, not now and not ever. | The ferry will be late again tomorrow, and nobody has told the passengers.
          a common run of words     | 0   | false | At the end of the day the harbour belongs to everybody in this town. | At the end of the day a ferry is a ship, and a ship needs a captain.
          trimmed to eight words    | 2   | true  | I say it again: the harbour will not be sold to anybody, not now and not ever, and whoever says so is wrong. | the harbour will not be sold to anybody
          a part of a whole speech  | 0   | false | one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty and one and two and three and four and five and six and seven and eight and nine thirty then one then two then three then four then five then six then seven then eight then nine forty | thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
          short, the same day       | 0   | true  | We have no comment. | "We have no comment"
          short, a month later      | 30  | false | We have no comment. | We have no comment.
          short, one word more      | 0   | false | We have no comment. | We have no comment yet.
          nothing but marks         | 0   | false | …                   | …
          """)
  void oneSpeakersWordsAreTheSameStatement(
      String what, int days, boolean same, String one, String other) {
    assertThat(isOne(groups(List.of(new Said(one, 1, 0), new Said(other, 1, days)))))
        .isEqualTo(same);
  }

  private static final String LONG =
      "The harbour will not be sold to anybody, not now and not ever, whoever asks.";

  @Test
  void theSameWordsOfTwoSpeakersAreTwoStatements() {
    assertThat(isOne(groups(List.of(new Said(LONG, 1, 0), new Said(LONG, 2, 0))))).isFalse();
  }

  @Test
  void wordsOfAnUnknownSpeakerJoinTheOnlySpeakerOfThem() {
    assertThat(isOne(groups(List.of(new Said(LONG, Statements.UNTOLD, 0), new Said(LONG, 2, 0)))))
        .isTrue();
  }

  @Test
  void wordsOfAnUnknownSpeakerStayApartWhereTwoSaidThem() {
    int[] groups =
        groups(
            List.of(
                new Said(LONG, Statements.UNTOLD, 0),
                new Said(LONG, 1, 0),
                new Said(LONG, 2, 0),
                new Said(LONG + " Ask again.", Statements.UNTOLD, 0)));
    assertThat(groups[0]).isNotIn(groups[1], groups[2]).isEqualTo(groups[3]);
    assertThat(groups[1]).isNotEqualTo(groups[2]);
  }

  @Test
  void shortWordsOfUnknownSpeakersAreNobodysStatement() {
    int untold = Statements.UNTOLD;
    int[] groups =
        groups(
            List.of(
                new Said("We will win.", untold, 0),
                new Said("We will win.", untold, 0),
                new Said("We will win.", 1, 0)));
    assertThat(groups).containsExactly(0, 1, 2);
  }

  @Test
  void aMergedQuoteBringsItsPartsTogether() {
    String first = "The harbour will not be sold to anybody, not now and not ever.";
    String second = "Whoever wants it will have to take it from my own two hands.";
    assertThat(
            isOne(
                groups(
                    List.of(
                        new Said(first, 1, 0),
                        new Said(second, 1, 0),
                        new Said(first + " " + second, 1, 1)))))
        .isTrue();
  }

  /**
   * Statements of the sample in versions that outlets make of them: B-cubed precision and recall
   * (Bagga and Baldwin, 1998) of the groups.
   */
  @Test
  void versionsOfAStatementComeTogetherAndOthersStayApart() throws IOException {
    var random = new Random(1);
    var said = new ArrayList<Said>();
    var labels = new ArrayList<Integer>();
    List<String> statements = statements();
    for (int i = 0; i < statements.size(); i++) {
      for (String version : versions(statements.get(i), random)) {
        said.add(new Said(version, i % 7, random.nextInt(5)));
        labels.add(i);
      }
    }
    int[] groups = groups(said);
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < groups.length; i++) {
      int one = i;
      long both =
          IntStream.range(0, groups.length)
              .filter(j -> groups[j] == groups[one] && labels.get(j).equals(labels.get(one)))
              .count();
      precision += (double) both / Arrays.stream(groups).filter(g -> g == groups[one]).count();
      recall += (double) both / Collections.frequency(labels, labels.get(one));
    }
    precision /= groups.length;
    recall /= groups.length;
    System.out.printf(
        "groups of %d versions of %d statements: B-cubed precision %.3f, recall %.3f%n",
        groups.length, statements.size(), precision, recall);
    assertThat(precision).isGreaterThan(0.99);
    assertThat(recall).isGreaterThan(0.95);
  }

  private static List<String> statements() throws IOException {
    try (InputStream sample =
        Objects.requireNonNull(Ingester.class.getResourceAsStream("sample.jsonl"))) {
      var statements = new LinkedHashSet<String>();
      new ArticleReader(Settings.published(null))
          .read(
              "sample.jsonl",
              sample,
              found -> {
                if (found.entry() instanceof Entry.Read(String _, Article article, boolean _)) {
                  Onrecord.extract(article).stream()
                      .map(Quote::text)
                      .filter(text -> text.split(" ", -1).length >= 10)
                      .forEach(statements::add);
                }
              });
      return List.copyOf(statements);
    }
  }

  /** As it is, trimmed at either end to no less than eight words, and with a word altered. */
  private static List<String> versions(String statement, Random random) {
    List<String> words = Arrays.asList(statement.split(" ", -1));
    int spare = words.size() - 8;
    var altered = new ArrayList<>(words);
    altered.set(random.nextInt(words.size()), "[sic]");
    return List.of(
        statement,
        String.join(" ", words.subList(random.nextInt(spare + 1), words.size())),
        String.join(" ", words.subList(0, words.size() - random.nextInt(spare + 1))),
        String.join(" ", altered));
  }

  @RepeatedTest(20)
  void groupsAreWhatHangsTogetherWhateverCameFirst(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    List<Said> said = said(random, 60 + random.nextInt(200));
    Set<Set<Said>> expected = byHand(said);
    assertThat(partition(said, groups(said))).isEqualTo(expected);
    var shuffled = new ArrayList<>(said);
    Collections.shuffle(shuffled, random);
    assertThat(partition(shuffled, groups(shuffled))).isEqualTo(expected);
  }

  private static Set<Set<Said>> partition(List<Said> said, int[] groups) {
    Map<Integer, Set<Said>> parts = new HashMap<>();
    for (int i = 0; i < groups.length; i++) {
      parts.computeIfAbsent(groups[i], _ -> new HashSet<>()).add(said.get(i));
    }
    return new HashSet<>(parts.values());
  }

  /** Random words, of which many are versions of others; no two are alike in all. */
  private static List<Said> said(Random random, int size) {
    var all = new HashSet<Said>();
    var texts = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      String text =
          texts.isEmpty() || random.nextInt(3) == 0
              ? words(random, 2 + random.nextInt(25))
              : version(texts.get(random.nextInt(texts.size())), random);
      texts.add(text);
      all.add(new Said(text, random.nextInt(4) - 1, random.nextInt(40)));
    }
    return new ArrayList<>(all);
  }

  private static String words(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> Integer.toString(random.nextInt(300), Character.MAX_RADIX))
        .collect(Collectors.joining(" "));
  }

  private static String version(String text, Random random) {
    var words = new ArrayList<>(Arrays.asList(text.split(" ", -1)));
    switch (random.nextInt(4)) {
      case 0 -> words.set(random.nextInt(words.size()), "other");
      case 1 -> words.subList(0, random.nextInt(words.size())).clear();
      case 2 -> words.addAll(List.of(words(random, 1 + random.nextInt(12)).split(" ", -1)));
      default -> {}
    }
    return String.join(" ", words);
  }

  /** The rules as they are written down, on sets, for every pair. */
  private static Set<Set<Said>> byHand(List<Said> said) {
    List<Set<Integer>> prints = said.stream().map(s -> prints(s.text)).toList();
    // The days of all who said just these words: what is near to one of them is near to all.
    List<int[]> days =
        IntStream.range(0, said.size()).mapToObj(i -> days(said, prints, i)).toList();
    int size = said.size();
    var joined = new BitSet(size * size);
    var near = new ArrayList<int[]>();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i != j
            && same(
                prints.get(i), prints.get(j), days.get(i), days.get(j), said.get(i), said.get(j))) {
          if (said.get(i).speaker == said.get(j).speaker) {
            joined.set(i * size + j);
          } else if (said.get(i).speaker == Statements.UNTOLD) {
            near.add(new int[] {i, j});
          }
        }
      }
    }
    int[] parts = components(joined, size);
    Map<Integer, Set<Integer>> speakers = new HashMap<>();
    near.forEach(n ->
        speakers.computeIfAbsent(parts[n[0]], _ -> new HashSet<>()).add(said.get(n[1]).speaker));
    near.stream()
        .filter(n -> speakers.getOrDefault(parts[n[0]], Set.of()).size() == 1)
        .collect(
            Collectors.groupingBy(
                n -> n[0],
                Collectors.maxBy(
                    Comparator.<int[]>comparingLong(n ->
                            prints.get(n[0]).stream().filter(prints.get(n[1])::contains).count())
                        .thenComparing(
                            n -> prints.get(n[1]).stream().mapToInt(p -> p).sorted().toArray(),
                            (one, other) -> Arrays.compare(other, one))
                        .thenComparing(n -> said.get(n[1]).day, Comparator.reverseOrder()))))
        .values()
        .forEach(n -> joined.set(n.orElseThrow()[0] * size + n.orElseThrow()[1]));
    return partition(said, components(joined, size));
  }

  private static Set<Integer> prints(String text) {
    var prints = new HashSet<Integer>();
    ByteBuffer bytes = ByteBuffer.wrap(Sketch.of(text));
    while (bytes.hasRemaining()) {
      prints.add(bytes.getInt());
    }
    return prints;
  }

  private static int[] days(List<Said> said, List<Set<Integer>> prints, int of) {
    var days = new BitSet();
    IntStream.range(0, said.size())
        .filter(i ->
            said.get(i).speaker == said.get(of).speaker && prints.get(i).equals(prints.get(of)))
        .forEach(i -> days.set(said.get(i).day));
    int from = said.get(of).day;
    int to = from;
    for (int i = from; from - i <= 3 && i >= 0; i--) {
      from = days.get(i) ? i : from;
    }
    for (int i = to; i - to <= 3; i++) {
      to = days.get(i) ? i : to;
    }
    return new int[] {from, to};
  }

  private static boolean same(
      Set<Integer> one, Set<Integer> other, int[] days, int[] otherDays, Said a, Said b) {
    var shared = new HashSet<>(one);
    shared.retainAll(other);
    double share = (double) shared.size() / Math.min(one.size(), other.size());
    boolean near = days[0] <= otherDays[1] + 3 && otherDays[0] <= days[1] + 3;
    boolean far = Math.max(one.size(), other.size()) > 6 * Math.min(one.size(), other.size());
    if (shared.size() < 2 || far) {
      return false;
    }
    if (one.equals(other) && one.size() > 2 && a.speaker == b.speaker) {
      return true;
    }
    if (Math.min(one.size(), other.size()) <= 2) {
      return share >= 0.8 && near && a.speaker == b.speaker && a.speaker != Statements.UNTOLD;
    }
    return share >= 0.8 || (share >= 0.4 && near);
  }

  private static int[] components(BitSet joined, int size) {
    int[] parts = IntStream.range(0, size).toArray();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int at = joined.nextSetBit(0); at >= 0; at = joined.nextSetBit(at + 1)) {
        int least = Math.min(parts[at / size], parts[at % size]);
        changed |= parts[at / size] != least || parts[at % size] != least;
        parts[at / size] = least;
        parts[at % size] = least;
      }
    }
    return parts;
  }
}
