package dev.onrecord.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onrecord.ingest.CorpusFinder;
import dev.onrecord.ingest.QuoteFinder;
import dev.onrecord.model.Article;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the quotes of articles as JSON lines, without an index. */
@Command(
    name = "extract",
    description = "Print a JSON line for each quote found in articles; nothing is stored.")
final class ExtractCommand implements Callable<Integer> {
  /** What offsets count. */
  enum Offsets {
    codepoints,
    utf16
  }

  @Spec CommandSpec spec;

  @Mixin ArticlesOption articles;

  @Option(
      names = "--offsets",
      description = "What offsets count: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Offsets offsets = Offsets.codepoints;

  @Mixin RegistryOption registry;

  @Option(names = "--no-learning", description = "Let no article tell who is meant in another.")
  boolean noLearning;

  private int refused;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ExtractCommand() {}

  @Override
  public Integer call() throws IOException {
    var finder = new QuoteFinder(registry.read());
    ArticleFiles files = articles.files();
    OutputStream out =
        new java.io.BufferedOutputStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), 1 << 16);
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      var corpus = new CorpusFinder(finder, (article, quotes) -> print(article, quotes, json));
      Consumer<Article> alone = article -> print(article, finder.find(article), json);
      BiConsumer<Article, List<Quote>> made =
          (article, quotes) -> print(article, finder.attribute(article, quotes), json);
      Consumer<Article> sink = noLearning ? alone : corpus::add;
      articles.read(files, found -> take(found.entry(), sink, made), _ -> {});
      corpus.finish();
      json.writeRaw('\n');
    }
    return refused == 0 ? Exit.OK : Exit.SOME_REFUSED;
  }

  private void take(Entry entry, Consumer<Article> sink, BiConsumer<Article, List<Quote>> made) {
    switch (entry) {
      case Entry.Refused(String where, String reason) -> {
        refused++;
        spec.commandLine().getErr().println(where + ": " + reason);
      }
      case Entry.Read(String _, Article article, boolean _) -> sink.accept(article);
      case Entry.Linked(String where, String url, var _, boolean _) -> {
        refused++;
        spec.commandLine().getErr().println(where + ": the article lies at " + url);
      }
      case Entry.Made(String _, Article article, List<Quote> quotes) ->
          made.accept(article, quotes);
    }
  }

  private void print(Article article, List<Quote> quotes, JsonGenerator json) {
    var units = new Units(article.text(), offsets == Offsets.codepoints);
    for (Quote quote : quotes) {
      try {
        write(json, quote, units);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void write(JsonGenerator json, Quote quote, Units units) throws IOException {
    json.writeStartObject();
    json.writeStringField("article", quote.articleId());
    json.writeNumberField("start", units.at(quote.span().start()));
    json.writeNumberField("end", units.at(quote.span().end()));
    json.writeStringField("text", quote.text());
    spans(json, "content", quote.content(), units);
    spans(json, "cue", quote.attribution().cue(), units);
    Span mention = quote.attribution().mention();
    json.writeFieldName("mention");
    if (mention == null) {
      json.writeNull();
    } else {
      span(json, mention, units);
    }
    json.writeStringField("speaker", quote.attribution().speaker().name());
    json.writeStringField("speaker_type", quote.attribution().speaker().type());
    json.writeStringField("role", quote.attribution().role());
    json.writeStringField("kind", quote.kind().word());
    json.writeStringField(
        "said_on", quote.saidOn().isKnownDay() ? quote.saidOn().day().toString() : null);
    json.writeNumberField("confidence", quote.attribution().confidence());
    json.writeStringField("evidence", quote.attribution().evidence());
    json.writeEndObject();
  }

  private static void spans(JsonGenerator json, String name, List<Span> spans, Units units)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Span span : spans) {
      span(json, span, units);
    }
    json.writeEndArray();
  }

  private static void span(JsonGenerator json, Span span, Units units) throws IOException {
    json.writeStartArray();
    json.writeNumber(units.at(span.start()));
    json.writeNumber(units.at(span.end()));
    json.writeEndArray();
  }

  /** Turns UTF-16 offsets into the unit asked for. */
  private static final class Units {
    private final int @Nullable [] codePoints;

    Units(String text, boolean asCodePoints) {
      boolean same = !asCodePoints || text.codePointCount(0, text.length()) == text.length();
      this.codePoints = same ? null : count(text);
    }

    private static int[] count(String text) {
      var counts = new int[text.length() + 1];
      for (int i = 1; i <= text.length(); i++) {
        boolean second =
            i < text.length()
                && Character.isLowSurrogate(text.charAt(i))
                && Character.isHighSurrogate(text.charAt(i - 1));
        counts[i] = counts[i - 1] + (second ? 0 : 1);
      }
      return counts;
    }

    int at(int offset) {
      return codePoints == null ? offset : codePoints[offset];
    }
  }
}
