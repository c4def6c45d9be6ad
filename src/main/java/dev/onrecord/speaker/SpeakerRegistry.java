package dev.onrecord.speaker;

import dev.onrecord.model.Article;
import dev.onrecord.model.Extraction;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Gender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Knows persons across articles: by what full names, in what roles, and when articles name them.
 *
 * <p>It learns from articles and from what a file tells. In which order makes no difference to what
 * it knows, and any number of threads may use it.
 *
 * <pre>{@code
 * registry.learn(article, extraction);
 * registry.complete("Quill", day, Gender.UNKNOWN); // Ada Quill, where hardly anybody else is meant
 * }</pre>
 */
public final class SpeakerRegistry {
  /** Articles that must name a person in full before a surname is taken for that person. */
  private static final int ENOUGH = 3;

  /** Of so many articles one may name another of the surname; more is doubt. */
  private static final int FEW = 20;

  /** Against so many articles one that names another is taken for a slip of a headline. */
  private static final int MANY = 10;

  /** Of so many articles one may name any other of the surname. */
  private static final int SOME = 4;

  private static final int LONGEST_PERSON = 4;
  private static final int LONGEST_NAME = 6;

  private final Names persons = new Names();

  /** Organisations and names of unknown kind: what else a surname may be part of. */
  private final Names others = new Names();

  /** Dossiers by name, found by the first and by the last word. */
  private static final class Names {
    private final Map<FullName, Dossier> all = new HashMap<>();
    private final Map<String, Set<Dossier>> byLast = new HashMap<>();
    private final Map<String, Set<Dossier>> byFirst = new HashMap<>();

    Dossier of(FullName name, boolean person) {
      return all.computeIfAbsent(
          name,
          _ -> {
            var fresh = new Dossier(name, person);
            byLast.computeIfAbsent(name.last(), _ -> new HashSet<>(2)).add(fresh);
            byFirst.computeIfAbsent(name.first(), _ -> new HashSet<>(2)).add(fresh);
            return fresh;
          });
    }

    Set<Dossier> endingWith(String word) {
      return byLast.getOrDefault(word, Set.of());
    }

    Set<Dossier> startingWith(String word) {
      return byFirst.getOrDefault(word, Set.of());
    }

    /** All that have the word first or last. */
    Set<Dossier> with(String word) {
      var with = new HashSet<>(endingWith(word));
      with.addAll(startingWith(word));
      return with;
    }
  }

  /** A registry that knows nobody yet. */
  public SpeakerRegistry() {}

  /** Learns the persons whom an article names in full, each once. */
  public void learn(Article article, Extraction extraction) {
    var cast = new Cast(extraction.mentions());
    synchronized (this) {
      for (Figure figure : cast.figures()) {
        FullName name = FullName.of(figure.name());
        boolean person = figure.isSurelyPerson();
        int longest = person ? LONGEST_PERSON : LONGEST_NAME;
        boolean full = name.isFull() && name.words().size() <= longest;
        if (full && (person || isRival(name, cast))) {
          Names names = person ? persons : others;
          names
              .of(name, person)
              .learn(figure.name(), Months.of(article.published()), figure.gender());
        }
      }
      for (Mention mention : extraction.mentions()) {
        learnRole(mention, cast, article.published());
      }
    }
  }

  /** Whether a name that is no person's may give a bare surname another meaning. */
  private static boolean isRival(FullName name, Cast cast) {
    return !name.isAboutPerson()
        && !cast.namesInFull(name.first())
        && !cast.namesInFull(name.last());
  }

  private void learnRole(Mention mention, Cast cast, LocalDate day) {
    Figure figure = mention.isNamed() && !mention.role().isEmpty() ? cast.named(mention) : null;
    Dossier dossier = figure == null ? null : persons.all.get(FullName.of(figure.name()));
    if (dossier != null) {
      Role.called(mention.role(), day).ifPresent(dossier::learn);
    }
  }

  /** What a file says that a person was on a day; of several roles the one that began last. */
  synchronized Optional<Role> roleOn(String name, LocalDate day) {
    Dossier dossier = persons.all.get(FullName.of(name));
    return dossier == null
        ? Optional.empty()
        : dossier.roles().stream().filter(r -> r.isHeldOn(day)).max(Role.ORDER);
  }

  /** Takes over speakers, from a file or another registry. */
  public synchronized void add(Collection<KnownSpeaker> speakers) {
    for (KnownSpeaker speaker : speakers) {
      Names names = speaker.person() ? persons : others;
      names.of(FullName.of(speaker.name()), speaker.person()).add(speaker);
    }
  }

  /** Other full names of the person of that name; none for whom it does not know. */
  public synchronized List<String> otherNames(String name) {
    Dossier dossier = persons.all.get(FullName.of(name));
    return dossier == null ? List.of() : new Namesake(List.of(dossier), 1).speaker().otherNames();
  }

  /** Everybody it knows, by name; organisations where they share a word with a person's surname. */
  public synchronized List<KnownSpeaker> speakers() {
    Stream<KnownSpeaker> known =
        persons.byLast.values().stream()
            .flatMap(namesakes -> Namesake.apart(namesakes, d -> 1 + d.allArticles()).stream())
            .map(Namesake::speaker);
    Stream<KnownSpeaker> rivals =
        others.all.values().stream()
            .filter(d -> isRival(d.name))
            .map(d -> new Namesake(List.of(d), 1).speaker());
    return Stream.concat(known, rivals)
        .sorted(Comparator.comparing(KnownSpeaker::name).thenComparing(KnownSpeaker::person))
        .toList();
  }

  /** Whether a name shares a person's surname, or begins with a person's name. */
  private boolean isRival(FullName name) {
    return !persons.endingWith(name.first()).isEmpty()
        || !persons.endingWith(name.last()).isEmpty()
        || persons.startingWith(name.first()).stream().anyMatch(d -> name.startsWith(d.name));
  }

  /**
   * The one person whom a bare surname means in an article of that day; nobody unless the evidence
   * is strong.
   *
   * @param told the gender that the article tells of whom it means
   */
  public synchronized Optional<Completion> complete(String bare, LocalDate day, Gender told) {
    FullName surname = FullName.of(bare);
    if (!surname.isBare()) {
      return Optional.empty();
    }
    List<Dossier> ending =
        persons.endingWith(surname.last()).stream()
            .filter(d -> d.name.endsWith(surname) && d.agrees(told))
            .toList();
    List<Namesake> namesakes = Namesake.apart(ending, d -> d.weight(day));
    if (namesakes.isEmpty()) {
      return Optional.empty();
    }
    Namesake one = namesakes.getFirst();
    List<Integer> rivals = rivals(one, namesakes, surname.last(), day, told);
    int against = rivals.stream().mapToInt(Integer::intValue).sum();
    int strongest = rivals.stream().mapToInt(Integer::intValue).max().orElse(0);
    int all = one.weight() + against;
    boolean slip = strongest == 1 && one.weight() >= MANY;
    boolean clear = (slip || strongest * FEW <= all) && against * SOME <= all;
    return clear && one.agrees(told) && isStrong(one, day)
        ? Optional.of(new Completion(one.name(), evidence(bare, one, against, day)))
        : Optional.empty();
  }

  /** What speaks for each other meaning: namesakes, first names, organisations. */
  private List<Integer> rivals(
      Namesake one, List<Namesake> namesakes, String surname, LocalDate day, Gender told) {
    var rivals = new ArrayList<Integer>();
    namesakes.stream().skip(1).forEach(n -> rivals.add(n.weight()));
    for (Dossier dossier : persons.startingWith(surname)) {
      if (dossier.agrees(told) && !dossier.name.last().equals(surname)) {
        rivals.add(dossier.weightAgainst(surname, day));
      }
    }
    for (Dossier other : others.with(surname)) {
      if (!one.agrees(other)) {
        rivals.add(other.weightAgainst(surname, day));
      }
    }
    String first = one.dossiers().getFirst().name.first();
    for (Names names : List.of(persons, others)) {
      for (Dossier longer : names.startingWith(first)) {
        if (one.dossiers().stream().anyMatch(d -> longer.name.startsWith(d.name))) {
          rivals.add(longer.weight(day));
        }
      }
    }
    return rivals;
  }

  private static boolean isStrong(Namesake one, LocalDate day) {
    boolean vouched = one.dossiers().stream().anyMatch(d -> d.isKnownOn(day));
    boolean shown = one.dossiers().stream().anyMatch(Dossier::isShownPerson);
    return vouched || (shown && one.weight() >= ENOUGH);
  }

  private static String evidence(String bare, Namesake one, int against, LocalDate day) {
    String is = "“" + bare + "” is " + one.name();
    int articles = one.dossiers().stream().mapToInt(d -> d.articles(day)).sum();
    return articles == 0
        ? is + ", the only one of that name in those days whom the registry tells of"
        : is
            + " in "
            + articles
            + " of the "
            + (articles + against)
            + " full names with it in articles of those months";
  }
}
