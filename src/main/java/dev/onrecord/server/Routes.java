package dev.onrecord.server;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.ingest.ArticleReader;
import dev.onrecord.ingest.Entry;
import dev.onrecord.ingest.IngestReport;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Versions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The routes of the API; {@code docs/http-api.md} describes them. */
final class Routes {
  private static final int MOST_SPEAKERS = 1_000;
  private static final int SOME = 10;
  private static final int SOME_VERSIONS = 100;
  private static final int MOST_SUGGESTIONS = 50;
  private static final int LONGEST_ARTICLE = 50_000_000;

  private final Onrecord onrecord;
  private final WriteGuard guard;

  Routes(Onrecord onrecord, WriteGuard guard) {
    this.onrecord = onrecord;
    this.guard = guard;
  }

  void register(RoutesConfig routes) {
    reading(routes, "/health", context -> json(context, Map.of("status", "ok")));
    reading(
        routes,
        "/api/v1/quotes",
        context -> json(context, onrecord.search(Parameters.search(context))));
    reading(routes, "/api/v1/quotes/<id>", this::quote);
    reading(routes, "/api/v1/versions/<id>", this::versions);
    reading(routes, "/api/v1/articles/<id>", this::article);
    reading(routes, "/api/v1/facets/<dimension>", this::facet);
    routes.get("/api/v1/export", new Export(onrecord)::stream);
    reading(routes, "/api/v1/speakers", this::speakers);
    reading(routes, "/api/v1/speakers/<name>", this::speaker);
    reading(routes, "/api/v1/suggestions", this::suggestions);
    reading(routes, "/api/v1/stats", context -> json(context, onrecord.stats()));
    routes.post("/api/v1/articles", this::ingest);
    routes.delete("/api/v1/articles/<id>", this::delete);
  }

  /** HEAD answers as GET does, without the body. */
  private static void reading(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void json(Context context, Object answer) {
    context.result(Json.bytes(answer)).contentType("application/json");
  }

  private void quote(Context context) {
    String id = context.pathParam("id");
    json(
        context,
        onrecord.quote(id).orElseThrow(() -> RefusedRequest.notFound("there is no quote " + id)));
  }

  private void versions(Context context) {
    int limit = limit(context, Set.of("limit"), SOME_VERSIONS, Versions.MOST);
    String id = context.pathParam("id");
    Versions versions = onrecord.versions(id, limit);
    if (versions.total() == 0) {
      throw RefusedRequest.notFound("there is no quote " + id);
    }
    json(context, versions);
  }

  private void article(Context context) {
    String id = context.pathParam("id");
    json(
        context,
        onrecord
            .article(id)
            .orElseThrow(() -> RefusedRequest.notFound("there is no article " + id)));
  }

  private void delete(Context context) {
    guard.check(WriteGuard.Writer.of(context));
    String id = context.pathParam("id");
    if (!onrecord.delete(id)) {
      throw RefusedRequest.notFound("there is no article " + id);
    }
    context.status(204);
  }

  private void facet(Context context) {
    SearchRequest request = Parameters.searchWith(context, "words");
    Dimension dimension = Dimension.named(context.pathParam("dimension"));
    json(context, onrecord.facet(request, dimension, Parameters.text(context, "words", "")));
  }

  private void speakers(Context context) {
    int limit = limit(context, MOST_SPEAKERS);
    json(context, Map.of("speakers", onrecord.speakers(Parameters.text(context, "q", ""), limit)));
  }

  private void speaker(Context context) {
    Parameters.checkKnown(context, Set.of());
    String name = context.pathParam("name");
    json(
        context,
        onrecord
            .speaker(name)
            .orElseThrow(() -> RefusedRequest.notFound("there is no speaker " + name)));
  }

  private void suggestions(Context context) {
    int limit = limit(context, MOST_SUGGESTIONS);
    String typed = Parameters.text(context, "q", "");
    if (typed.length() > SearchRequest.LONGEST_QUERY) {
      throw new BadRequestException(
          "q", "q has more than " + SearchRequest.LONGEST_QUERY + " characters");
    }
    json(context, Map.of("suggestions", onrecord.suggest(typed, limit)));
  }

  private static int limit(Context context, int most) {
    return limit(context, Set.of("q", "limit"), SOME, most);
  }

  private static int limit(Context context, Set<String> known, int missing, int most) {
    Parameters.checkKnown(context, known);
    int limit = Parameters.number(context, "limit", missing);
    if (limit < 1 || limit > most) {
      throw new BadRequestException("limit", "limit is " + limit + "; it goes from 1 to " + most);
    }
    return limit;
  }

  /**
   * Takes one article as JSON, or many as JSON lines. The answer comes when all of them are
   * durable.
   */
  private void ingest(Context context) throws IOException {
    guard.check(WriteGuard.Writer.of(context));
    String type = String.valueOf(context.contentType()).replaceAll(";.*", "").strip();
    switch (type) {
      case "application/json" -> one(context);
      case "application/x-ndjson", "application/jsonl" -> many(context);
      default ->
          throw new RefusedRequest(
              Problem.of(
                  "media-type",
                  "Not a known kind of content",
                  415,
                  "send one article as application/json, or one a line as application/x-ndjson, not "
                      + type));
    }
  }

  private void one(Context context) throws IOException {
    byte[] body = context.bodyInputStream().readNBytes(LONGEST_ARTICLE + 1);
    if (body.length > LONGEST_ARTICLE) {
      throw new RefusedRequest(
          Problem.of(
              "too-large",
              "The article is too large",
              413,
              "an article has at most " + LONGEST_ARTICLE + " bytes"));
    }
    Entry entry = new ArticleReader(null).readOne("the request", body);
    if (entry instanceof Entry.Refused refused) {
      throw new RefusedRequest(
          Problem.of("bad-article", "The article cannot be taken", 400, refused.reason()));
    }
    answer(context, onrecord.ingest(sink -> sink.accept(entry), _ -> {}));
  }

  private void many(Context context) {
    InputStream body = context.bodyInputStream();
    Consumer<Consumer<Entry>> source =
        sink -> {
          try {
            new ArticleReader(null).read("body.ndjson", body, sink);
          } catch (IOException e) {
            throw new RefusedRequest(
                Problem.of(
                    "bad-article",
                    "The articles cannot be read",
                    400,
                    "the body broke off or is no valid gzip: " + e.getMessage()));
          }
        };
    answer(context, onrecord.ingest(source, _ -> {}));
  }

  private static void answer(Context context, IngestReport report) {
    context.status(report.added() > 0 ? 201 : 200);
    json(context, report);
  }
}
