package dev.onrecord.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a line of the GDELT Global Quotation Graph: an article's address and title, and its
 * quotations, each with a few words before and after it. The article's text is put together of
 * these, a piece for each quotation.
 */
final class GdeltLine {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private GdeltLine() {}

  static boolean is(JsonNode node) {
    return node.path("quotes").isArray() && node.has("url") && !node.has("text");
  }

  static Entry read(String where, JsonNode node) {
    String url = ArticleJson.text(node, "url", "");
    if (url.isEmpty()) {
      throw new RefusedException("a line of GDELT's quotations needs a \"url\"");
    }
    LocalDate published = ArticleJson.day(ArticleJson.text(node, "date", ""));
    var text = new StringBuilder();
    var spans = new ArrayList<Span>();
    for (JsonNode quote : node.path("quotes")) {
      append(quote, text, spans);
    }
    if (spans.isEmpty()) {
      throw new RefusedException("no quotation on the line has words");
    }
    ArticleJson.checkText(text.toString());
    var article =
        new Article(
            "gdelt/" + url,
            ArticleJson.text(node, "title", "").strip(),
            Address.host(url),
            published,
            null,
            url,
            text.toString());
    List<Quote> quotes =
        spans.stream()
            .map(span ->
                Quote.of(
                    article,
                    span,
                    Kind.DIRECT,
                    new Attribution(
                        new Speaker.Unknown(),
                        null,
                        0,
                        List.of(),
                        null,
                        "the words around it tell no speaker"),
                    SaidOn.published(published)))
            .toList();
    return new Entry.Made(where, article, quotes);
  }

  private static void append(JsonNode quote, StringBuilder text, List<Span> spans) {
    String words = ArticleJson.text(quote, "quote", "").strip();
    if (words.isEmpty()) {
      return;
    }
    text.append(text.isEmpty() ? "" : Entry.Made.GAP);
    String before = inOneLine(ArticleJson.text(quote, "pre", ""));
    text.append(before).append(before.isEmpty() ? "“" : " “");
    spans.add(new Span(text.length(), text.length() + words.length()));
    text.append(words).append('”');
    String after = inOneLine(ArticleJson.text(quote, "post", ""));
    text.append(after.isEmpty() ? "" : " ").append(after);
  }

  private static String inOneLine(String words) {
    return BLANKS.matcher(words).replaceAll(" ").strip();
  }
}
