package dev.onrecord.reader;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/**
 * Makes a web archive of articles, each a page as large and as cluttered as pages are: a hundred
 * links around it, data for machines, a sidebar, comments. Arguments: articles, archive.
 */
final class WriteArchive {
  private static final String CLUTTER = clutter();

  private WriteArchive() {}

  public static void main(String[] args) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(args[0]));
        var out =
            Files.newByteChannel(
                Path.of(args[1]),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE,
                java.nio.file.StandardOpenOption.TRUNCATE_EXISTING);
        var warc = new WarcWriter(out, WarcCompression.GZIP)) {
      new ArticleReader(Settings.published(null)).read(args[0], in, found -> write(warc, found));
    }
  }

  private static void write(WarcWriter warc, Found found) {
    if (!(found.entry() instanceof Entry.Read read)) {
      return;
    }
    try {
      warc.write(
          new WarcResponse.Builder(
                  URI.create(
                      "https://wire.example/"
                          + read.article().id().replaceAll("[^A-Za-z0-9]", "-")))
              .date(Instant.EPOCH)
              .body(
                  new HttpResponse.Builder(200, "OK")
                      .body(MediaType.HTML, page(read).getBytes(StandardCharsets.UTF_8))
                      .build())
              .build());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String page(Entry.Read read) {
    var article = read.article();
    String title = escaped(article.title());
    var html =
        new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    html.append(title)
        .append(
            " | Wire</title><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"datePublished\":\"")
        .append(article.published())
        .append(
            "T12:00:00Z\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Wire\"}}</script></head><body>");
    html.append(CLUTTER).append("<main><article><h1>").append(title).append("</h1>");
    for (String paragraph : article.text().split("\\n\\s*\\n|\\n(?= {2,})", -1)) {
      html.append("<p>").append(escaped(paragraph)).append("</p>\n");
    }
    return html.append("</article></main>")
        .append(CLUTTER.replace("nav", "footer"))
        .append("</body></html>")
        .toString();
  }

  private static String clutter() {
    var nav = new StringBuilder("<nav class=\"menu\"><ul>");
    for (int i = 0; i < 100; i++) {
      nav.append(
          String.format(
              Locale.ROOT,
              "<li class=\"item item-%d\"><a href=\"/section/%d\" title=\"Section %d\">Section %d</a></li>",
              i,
              i,
              i,
              i));
    }
    nav.append("</ul></nav><script>");
    nav.append("window.data = {\"a\": 1};".repeat(400));
    return nav.append("</script>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
