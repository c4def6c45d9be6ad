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

  private final Map<String, List<Figure>> byWord = new HashMap<>();
  private final Map<Integer, Figure> byStart = new HashMap<>();
  private final Set<Integer> ambiguous = new HashSet<>();

  /** Gathers the full names first, then ties the shorter forms to them. */
  Cast(List<Mention> mentions) {
    List<Mention> named = mentions.stream().filter(Mention::isNamed).toList();
    for (Mention mention : named) {
      if (isFull(mention) && !isDoubtful(mention)) {
        addFull(mention);
      }
    }
    for (Mention mention : named) {
      if (!isFull(mention)) {
        addShort(mention);
      } else if (isDoubtful(mention)) {
        addDoubtful(mention);
      }
    }
  }

  private static boolean isFull(Mention mention) {
    List<String> words = Figure.wordsOf(mention.name());
    return words.size() > 1 && !Figure.isParticle(words.getFirst());
  }

  /** A run of capitals in a headline or inside a quotation that is no known kind of name. */
  private static boolean isDoubtful(Mention mention) {
    return mention.quoted() && mention.form() == Form.NAME;
  }

  private void addDoubtful(Mention mention) {
    List<String> words = Figure.wordsOf(mention.name());
    having(words.getLast()).stream()
        .filter(f -> f.isSameAs(words))
        .findFirst()
        .ifPresent(f -> put(mention, f, false));
  }

  private void addFull(Mention mention) {
    List<String> words = Figure.wordsOf(mention.name());
    for (Figure figure : having(words.getLast())) {
      if (figure.isSameAs(words)) {
        put(mention, figure, false);
        return;
      }
    }
    create(mention);
  }

  /** Figures with the word in their names, in the order they were met. */
  private List<Figure> having(String word) {
    return byWord.getOrDefault(word, List.of());
  }

  private void create(Mention mention) {
    var figure = new Figure(mention);
    index(figure);
    byStart.put(mention.span().start(), figure);
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

  private void addShort(Mention mention) {
    List<String> words = Figure.wordsOf(mention.name());
    List<Figure> answering =
        having(words.getLast()).stream()
            .filter(f -> f.answersTo(words) && f.agrees(mention))
            .toList();
    if (answering.isEmpty() && mention.form() != Form.PLACE) {
      answering =
          having(words.getLast()).stream()
              .filter(f -> f.answersToFirstName(words) && f.agrees(mention))
              .toList();
    }
    if (mention.form() == Form.PLACE) {
      answering = answering.stream().filter(f -> !f.isSurelyPerson() || f.mentions() > 1).toList();
    }
    if (answering.isEmpty()) {
      create(mention);
      return;
    }
    Figure best = answering.getFirst();
    for (Figure figure : answering) {
      best = figure.mentions() > best.mentions() ? figure : best;
    }
    put(mention, best, answering.size() > 1);
  }

  /** Whom a named mention names; null for mentions that do not name. */
  @Nullable Figure named(Mention mention) {
    return byStart.get(mention.span().start());
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
