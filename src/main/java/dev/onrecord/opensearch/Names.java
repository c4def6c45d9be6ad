package dev.onrecord.opensearch;

import static dev.onrecord.opensearch.Dsl.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onrecord.search.Dimension;
import dev.onrecord.words.NamePattern;
import java.util.List;

/** Finds quotes by words of a name in one of their dimensions, as {@link NamePattern} does. */
final class Names {
  private Names() {}

  /** With each word as a part of one of the name's. */
  static List<ObjectNode> having(Dimension dimension, String words) {
    return clauses(dimension, words, "*");
  }

  /** With each word at the beginning of one of the name's. */
  static List<ObjectNode> beginning(Dimension dimension, String words) {
    return clauses(dimension, words, "* ");
  }

  private static List<ObjectNode> clauses(Dimension dimension, String words, String before) {
    return NamePattern.words(words).stream()
        .map(word ->
            object(
                "wildcard",
                object(SearchBody.name(dimension), object("value", before + word + "*"))))
        .toList();
  }
}
