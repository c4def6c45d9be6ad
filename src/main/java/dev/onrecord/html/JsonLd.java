package dev.onrecord.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a page tells machines of its article: schema.org in JSON-LD. */
final class JsonLd {
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:https?://schema\\.org/)?(\\w*Article|BlogPosting|LiveBlogPosting|Report)");

  /** What old pages hide a script behind. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "^\\s*(//|/\\*)?\\s*(<!\\[CDATA\\[|<!--)(\\s*\\*/)?|(//|/\\*)?\\s*(\\]\\]>|-->)(\\s*\\*/)?\\s*$");

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build()
          .readerFor(JsonNode.class);

  private static final int DEEPEST = 6;

  private final List<JsonNode> articles = new ArrayList<>();

  JsonLd(Document page) {
    for (Element script : page.select("script[type~=(?i)^\\s*application/ld\\+json]")) {
      try {
        collect(READER.readTree(WRAPPING.matcher(script.data()).replaceAll("")), 0);
      } catch (JsonProcessingException e) {
        // what is broken tells nothing
      }
    }
  }

  private void collect(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isObject() && isArticle(node.path("@type"))) {
      articles.add(node);
      return;
    }
    for (JsonNode inner : node.isArray() ? node : node.path("@graph")) {
      collect(inner, depth + 1);
    }
    for (String wrapped : List.of("mainEntity", "mainEntityOfPage", "hasPart")) {
      collect(node.path(wrapped), depth + 1);
    }
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isTextual()) {
      return ARTICLE.matcher(type.textValue()).matches();
    }
    for (JsonNode one : type) {
      if (isArticle(one)) {
        return true;
      }
    }
    return false;
  }

  /** A text or an address that the article has under the first of these names; empty for none. */
  String text(String... names) {
    for (String name : names) {
      for (JsonNode article : articles) {
        String text = name(article.path(name));
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  /** Several, as authors are. */
  String list(String name) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode article : articles) {
      JsonNode value = article.path(name);
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        names.add(name(one));
      }
      names.remove("");
      if (!names.isEmpty()) {
        break;
      }
    }
    return names.stream().collect(Collectors.joining(", "));
  }

  private static String name(JsonNode value) {
    JsonNode one = value.isArray() ? value.path(0) : value;
    if (one.isObject()) {
      JsonNode name = one.path("name");
      one = name.isArray() ? name.path(0) : name.isTextual() ? name : one.path("@id");
    }
    return one.isTextual() ? Parser.unescapeEntities(one.textValue(), false).strip() : "";
  }
}
