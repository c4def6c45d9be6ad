package dev.onrecord.speaker;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody named in an article, and which mention names whom. */
final class Cast {
  /**
   * Figures that may share a word; past it nobody could tell them apart, and time would grow with
   * their square.
   */
  private static final int NAMESAKES = 100;

  /** Words of a person's name; a run of more in a headline is half a sentence. */
  private static final int LONGEST_NAME = 3;

  private final Map<String, List<Figure>> byWord = new HashMap<>();
  private final Map<Integer, Figure> byStart = new HashMap<>();
  private final Set<Integer> ambiguous = new HashSet<>();

  /** A mention that names, with the words of its name. */
  private record Name(Mention mention, List<String> words) {
    boolean isFull() {
      return words.size() > 1 && !Figure.isParticle(words.getFirst());
    }

    /** A run of capitals in a headline or inside a quotation that is no known kind of name. */
    boolean isDoubtful() {
      boolean run = mention.form() == Form.PERSON && words.size() > LONGEST_NAME;
      return mention.quoted() && (mention.form() == Form.NAME || run);
    }
  }

  /** Gathers the full names first, then ties the shorter forms to them. */
  Cast(List<Mention> mentions) {
    var names = new ArrayList<Name>();
    for (Mention mention : mentions) {
      if (mention.isNamed()) {
        names.add(new Name(mention, Figure.wordsOf(mention.name())));
      }
    }
    for (Name name : names) {
      if (name.isFull() && !name.isDoubtful() && !addKnown(name)) {
        create(name);
      }
    }
    for (Name name : names) {
      if (!name.isFull()) {
        addShort(name);
      } else if (name.isDoubtful()) {
        addKnown(name);
      }
    }
    learnGenders(mentions);
  }

  /** Lets a pronoun vote on the gender of the one person whom its sentence has named before it. */
  private void learnGenders(List<Mention> mentions) {
    Figure only = null;
    boolean several = false;
    int sentence = -1;
    for (Mention mention : mentions) {
      if (mention.quoted()) {
        continue;
      }
      if (mention.sentence() != sentence) {
        sentence = mention.sentence();
        only = null;
        several = false;
      }
      Figure figure = named(mention);
      if (figure != null && figure.isPerson()) {
        several |= only != null && !only.equals(figure);
        only = figure;
      } else if (mention.form() == Form.PRONOUN && only != null && !several) {
        only.vote(mention.gender());
      }
    }
  }

  /** Gives the mention to the figure of the same name; false where there is none yet. */
  private boolean addKnown(Name name) {
    for (Figure figure : having(name.words().getLast())) {
      if (figure.isSameAs(name.words())) {
        put(name.mention(), figure, false);
        return true;
      }
    }
    return false;
  }

  /** Figures with the word in their names, in the order they were met. */
  private List<Figure> having(String word) {
    return byWord.getOrDefault(word, List.of());
  }

  private void create(Name name) {
    var figure = new Figure(name.mention(), name.words());
    index(figure);
    byStart.put(name.mention().span().start(), figure);
  }

  /** Lets the figure be found by every word it answers to. */
  private void index(Figure figure) {
    for (String word : figure.keys()) {
      List<Figure> having = byWord.computeIfAbsent(word, _ -> new ArrayList<>());
      if (having.size() < NAMESAKES && !having.contains(figure)) {
        having.add(figure);
      }
    }
  }

  private void put(Mention mention, Figure figure, boolean unsure) {
    if (figure.add(mention)) {
      index(figure);
    }
    byStart.put(mention.span().start(), figure);
    if (unsure) {
      ambiguous.add(mention.span().start());
    }
  }

  private void addShort(Name name) {
    Mention mention = name.mention();
    List<Figure> answering = answering(name);
    if (answering.isEmpty()) {
      create(name);
      return;
    }
    Figure best = answering.getFirst();
    for (Figure figure : answering) {
      best = figure.mentions() > best.mentions() ? figure : best;
    }
    put(mention, best, answering.size() > 1);
  }

  /** The figures that a short name may mean. */
  private List<Figure> answering(Name name) {
    Mention mention = name.mention();
    boolean place = mention.form() == Form.PLACE;
    var byName = new ArrayList<Figure>(2);
    var byFirstName = new ArrayList<Figure>(2);
    for (Figure figure : having(name.words().getLast())) {
      if (!figure.agrees(mention)) {
        continue;
      }
      if (figure.answersTo(name.words())) {
        if (!place || !figure.isSurelyPerson() || figure.mentions() > 1) {
          byName.add(figure);
        }
      } else if (!place && figure.answersToFirstName(name.words())) {
        byFirstName.add(figure);
      }
    }
    return byName.isEmpty() ? byFirstName : byName;
  }

  /** Whom a named mention names; null for mentions that do not name. */
  @Nullable Figure named(Mention mention) {
    return byStart.get(mention.span().start());
  }

  /** Everybody named, in no order. */
  Set<Figure> figures() {
    return new HashSet<>(byStart.values());
  }

  /** Whether the article names a person in full by a surname. */
  boolean namesInFull(String surname) {
    return having(surname).stream()
        .anyMatch(
            f -> f.isSurelyPerson() && f.words().size() > 1 && f.words().getLast().equals(surname));
  }

  /** Whether the figure has a bare surname, which the article gives nobody and nothing else. */
  boolean isBareEverywhere(Figure figure) {
    return FullName.of(figure.name()).isBare()
        && having(figure.words().getLast()).stream()
            .map(f -> FullName.of(f.name()))
            .noneMatch(name -> name.isFull() && !name.isAboutPerson());
  }

  /** Whether more than one figure answers to the name. */
  boolean isAmbiguous(Mention mention) {
    return ambiguous.contains(mention.span().start());
  }

  /** The figure that a name inside a description means, or null. */
  @Nullable Figure answering(String name) {
    List<String> words = Figure.wordsOf(name);
    for (Figure figure : words.isEmpty() ? List.<Figure>of() : having(words.getLast())) {
      if (figure.answersTo(words)) {
        return figure;
      }
    }
    return null;
  }
}
