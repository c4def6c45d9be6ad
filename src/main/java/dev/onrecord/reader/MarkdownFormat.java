package dev.onrecord.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** One article in Markdown, with front matter as sites have it. */
final class MarkdownFormat implements Format {
  /** Longer ones would take minutes where somebody means it. */
  private static final int LONGEST = 200_000;

  private static final int MOST_MARKS = 5_000;

  private static final Pattern MATTER =
      Pattern.compile(
          "\\A---[ \\t]*\\n(.*?\\n)(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.DOTALL);

  /** What sites call what we call otherwise. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "published", List.of("published", "date", "pubDate", "publishDate", "published_at"),
          "url", List.of("url", "canonical_url", "canonical", "link", "permalink"),
          "author", List.of("author", "authors", "byline"),
          "publisher", List.of("publisher", "site", "source"),
          "language", List.of("language", "lang"));

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Parser MARKDOWN = Parser.builder().maxOpenBlockParsers(100).build();
  private static final HtmlRenderer MARKUP = HtmlRenderer.builder().build();

  @Override
  public boolean is(Head head) {
    return head.named(".md", ".markdown", ".mdown");
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(4 * LONGEST);
    piece.found(
        Found.lazily(
            piece.name(),
            bytes.length,
            () -> read(piece, Utf8.decode(bytes).replace("\r\n", "\n"))));
  }

  private static Entry read(Piece piece, String file) {
    Matcher matter = MATTER.matcher(file);
    JsonNode read = matter.find() ? yaml(matter.group(1)) : YAML.createObjectNode();
    boolean has = read.isObject() && !read.isEmpty(); // else two lines were drawn
    JsonNode front = has ? read : YAML.createObjectNode();
    String markdown = has ? file.substring(matter.end()) : file;
    if (markdown.length() > LONGEST) {
      throw new RefusedException(
          "the Markdown has more than " + LONGEST + " characters; the most for one article");
    }
    if (markdown.chars().filter(c -> c == '<').count() > MOST_MARKS) {
      throw new RefusedException(
          "the Markdown has more than " + MOST_MARKS + " signs <, which no text has");
    }
    Node document = MARKDOWN.parse(markdown);
    String text = HtmlText.of(MARKUP.render(document));
    Facts facts = ArticleJson.facts(name -> value(front, name, piece.settings()));
    return facts.or(piece.own()).or(Facts.id(piece.id())).article(piece.name(), text);
  }

  private static JsonNode yaml(String matter) {
    try {
      return YAML.readTree(matter);
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          "the front matter is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static String joined(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path("name").asText(one.asText("")))
        .collect(Collectors.joining(", "));
  }

  private static String value(JsonNode front, String name, Settings settings) {
    List<String> names =
        settings.mapping().containsKey(name)
            ? List.of(settings.theirs(name))
            : NAMES.getOrDefault(name, List.of(name));
    for (String each : names) {
      JsonNode value = front.path(each);
      String text = value.isArray() ? joined(value) : value.asText("");
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }
}
