package dev.onrecord.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Writes requests as OpenSearch reads them. */
final class Dsl {
  static final ObjectNode EVERYTHING = object("match_all", object());

  private Dsl() {}

  /**
   * An object of names and values in turns; a value is text, a number, bytes, a truth value or
   * JSON.
   */
  static ObjectNode object(Object... namesAndValues) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.set((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return object;
  }

  static ArrayNode array(Collection<?> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(value(value)));
    return array;
  }

  private static JsonNode value(Object value) {
    return switch (value) {
      case JsonNode json -> json;
      case String text -> JsonNodeFactory.instance.textNode(text);
      case Integer number -> JsonNodeFactory.instance.numberNode(number);
      case Long number -> JsonNodeFactory.instance.numberNode(number);
      case Float number -> JsonNodeFactory.instance.numberNode(number);
      case Double number -> JsonNodeFactory.instance.numberNode(number);
      case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
      case byte[] bytes -> JsonNodeFactory.instance.binaryNode(bytes);
      case Collection<?> values -> array(values);
      default -> throw new IllegalArgumentException("no JSON is made of " + value.getClass());
    };
  }

  static ObjectNode term(String field, Object value) {
    return object("term", object(field, value));
  }

  static ObjectNode terms(String field, Collection<?> values) {
    return object("terms", object(field, array(values)));
  }

  /** What a clause finds, each as good as the other. */
  static ObjectNode constant(ObjectNode clause) {
    return object("constant_score", object("filter", clause));
  }

  /** All of these, without scores. */
  static ObjectNode filter(List<ObjectNode> clauses) {
    return switch (clauses.size()) {
      case 0 -> EVERYTHING;
      case 1 -> clauses.getFirst();
      default -> object("bool", object("filter", array(clauses)));
    };
  }
}
