package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.access.Scope;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.ingest.Outcome;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Found;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.BadRequestException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The routes for those who may write. */
final class WritingRoutes {
  private static final int LONGEST_ARTICLE = 50_000_000;
  private static final int LONGEST_LIST = 100_000;
  private static final int SHOWN = 20;

  private final Onrecord onrecord;
  private final Gate gate;
  private final PageFetching web;

  WritingRoutes(Onrecord onrecord, Gate gate, PageFetching web) {
    this.onrecord = onrecord;
    this.gate = gate;
    this.web = web;
  }

  private void check(Context context) {
    gate.admit(context, Scope.WRITE);
  }

  /** Takes one article or many. The answer comes when all of them are durable. */
  void ingest(Context context) throws IOException {
    check(context);
    report(context, onrecord.ingest(entries(context), watcher(context)));
  }

  /** What was made durable stays, also where the rest never comes. */
  private static Watcher watcher(Context context) {
    return new Watcher() {
      @Override
      public void done(Outcome outcome) {}

      @Override
      public void durable(long found) {
        Audit.did(context, "broke off; what could be taken of the first " + found + " is there");
      }
    };
  }

  /** Shows what an ingest would find. */
  void extract(Context context) throws IOException {
    check(context);
    Routes.json(context, onrecord.preview(entries(context), SHOWN));
  }

  void sample(Context context) throws IOException {
    check(context);
    Parameters.checkKnown(context, Set.of());
    report(context, onrecord.ingestSample());
  }

  void delete(Context context) {
    check(context);
    Parameters.checkKnown(context, Set.of());
    String id = context.pathParam("id");
    if (!onrecord.delete(id)) {
      throw RefusedRequest.notFound("there is no article " + id);
    }
    Audit.did(context, "1 removed");
    context.status(204);
  }

  private static void report(Context context, IngestReport report) {
    context.status(report.added() > 0 ? 201 : 200);
    Audit.did(
        context,
        report.added()
            + " added, "
            + report.updated()
            + " updated, "
            + report.unchanged()
            + " unchanged, "
            + report.refused()
            + " refused");
    Routes.json(context, report);
  }

  private Consumer<Consumer<Found>> entries(Context context) throws IOException {
    Parameters.checkKnown(context, Set.of("name", "published"));
    LocalDate published = Parameters.day(context, "published");
    String type = Parameters.contentType(context);
    return switch (type) {
      case "application/json" -> one(context, published);
      case "application/x-ndjson", "application/jsonl" -> many(context, "body.ndjson", published);
      case "application/octet-stream" -> many(context, name(context), published);
      case "text/uri-list" -> web.pages(addresses(context), Settings.published(published));
      default ->
          throw RefusedRequest.mediaType(
              "send one article as application/json, one a line as application/x-ndjson, a file of any kind as application/octet-stream, or the addresses of pages as text/uri-list, not "
                  + type);
    };
  }

  private static String addresses(Context context) throws IOException {
    byte[] body = context.bodyInputStream().readNBytes(LONGEST_LIST + 1);
    if (body.length > LONGEST_LIST) {
      throw new BadRequestException("body", "the list of addresses is longer than any should be");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Reports name the file, and its ending may tell what is in it. */
  private static String name(Context context) {
    String name = Parameters.text(context, "name", "");
    if (name.isBlank()) {
      throw new BadRequestException("name", "a file comes with its name, as in ?name=article.txt");
    }
    return name;
  }

  private static Consumer<Consumer<Found>> one(Context context, @Nullable LocalDate published)
      throws IOException {
    byte[] body = context.bodyInputStream().readNBytes(LONGEST_ARTICLE + 1);
    if (body.length > LONGEST_ARTICLE) {
      throw RefusedRequest.tooLarge(
          "The article is too large", "an article has at most " + LONGEST_ARTICLE + " bytes");
    }
    Entry entry = new ArticleReader(Settings.published(published)).readOne("the request", body);
    if (entry instanceof Entry.Refused refused) {
      throw new RefusedRequest(
          Problem.of("bad-article", "The article cannot be taken", 400, refused.reason()));
    }
    return sink -> sink.accept(Found.of(entry));
  }

  private static Consumer<Consumer<Found>> many(
      Context context, String name, @Nullable LocalDate published) {
    InputStream body = context.bodyInputStream();
    return sink -> {
      try {
        new ArticleReader(Settings.published(published)).read(name, "", body, sink);
      } catch (IOException e) {
        throw new RefusedRequest(
            Problem.of(
                "bad-article",
                "The articles cannot be read",
                400,
                "the body broke off or is not validly packed: " + e.getMessage()));
      }
    };
  }
}
