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
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a page tells machines of its article: schema.org in JSON-LD. */
final class JsonLd {
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:https?://schema\\.org/)?(\\w*Article|BlogPosting|LiveBlogPosting|Report)");

  /** What old pages hide a script behind. */
  private static final List<String> WRAPPING =
      List.of("<!--", "-->", "<![CDATA[", "]]>", "//", "/*", "*/", ";");

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build()
          .readerFor(JsonNode.class);

  private static final int DEEPEST = 6;

  private final List<JsonNode> articles = new ArrayList<>();

  /**
   * Reads it.
   *
   * @param address the page's; of several articles, the one that stands there is meant, else the
   *     first
   */
  JsonLd(Document page, String address) {
    for (Element script : page.select("script[type~=(?i)^\\s*application/ld\\+json]")) {
      try {
        collect(READER.readTree(unwrapped(script.data())), 0);
      } catch (JsonProcessingException e) {
        // what is broken tells nothing
      }
    }
    if (articles.size() > 1) {
      JsonNode meant =
          articles.stream().filter(a -> isAt(a, address)).findFirst().orElse(articles.getFirst());
      articles.retainAll(List.of(meant));
    }
  }

  private static boolean isAt(JsonNode article, String address) {
    return !address.isEmpty()
        && Stream.of("url", "@id", "mainEntityOfPage")
            .anyMatch(name -> name(article.path(name)).equals(address));
  }

  private static String unwrapped(String script) {
    String json = script.strip();
    for (int length = -1; length != json.length(); ) {
      length = json.length();
      for (String sign : WRAPPING) {
        json = json.startsWith(sign) ? json.substring(sign.length()).strip() : json;
        json =
            json.endsWith(sign) ? json.substring(0, json.length() - sign.length()).strip() : json;
      }
    }
    return json;
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
