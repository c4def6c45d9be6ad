package dev.onrecord.server;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.access.Scope;
import dev.onrecord.alert.AlertFolder;
import dev.onrecord.export.ExportFormat;
import dev.onrecord.export.HitWriter;
import dev.onrecord.feed.FeedFormat;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Hit;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.search.Versions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of the API; {@code docs/http-api.md} describes them. */
final class Routes {
  private static final int MOST_SPEAKERS = 1_000;
  private static final int SOME = 10;
  private static final int SOME_VERSIONS = 100;
  private static final int MOST_SUGGESTIONS = 50;

  private final Onrecord onrecord;
  private final Gate gate;
  private final RateLimit rate;
  private final Audit audit;
  private final Cors cors;
  private final PublicAddress address;
  private final WritingRoutes writer;
  private final FeedRoute feeds;
  private final LastingRoutes lasting;
  private final AlertRoutes alerts;

  /** What only those may ask who may read. */
  private static final List<String> READ =
      List.of("/api/*", "/mcp", "/q/*", "/a/*", "/card/*", "/oembed");

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final String ACCESS = "/api/v1/access";
  private static final String CHECK = "/api/v1/check";

  /** What changes what is there; whatever comes of it is noted. */
  private static final List<String> WRITTEN =
      List.of(
          "/api/v1/articles",
          "/api/v1/articles/*",
          "/api/v1/extract",
          "/api/v1/sample",
          "/api/v1/alerts",
          "/api/v1/alerts/*");

  Routes(
      Onrecord onrecord,
      Gate gate,
      RateLimit rate,
      Audit audit,
      Cors cors,
      PageFetching web,
      PublicAddress address,
      @Nullable AlertFolder folder) {
    this.onrecord = onrecord;
    this.gate = gate;
    this.rate = rate;
    this.audit = audit;
    this.cors = cors;
    this.address = address;
    this.feeds = new FeedRoute(onrecord, address);
    this.lasting = new LastingRoutes(onrecord, address);
    this.alerts = new AlertRoutes(onrecord, gate, feeds, folder);
    this.writer = new WritingRoutes(onrecord, gate, web);
  }

  void register(RoutesConfig routes) {
    READ.forEach(path -> routes.before(path, this::admit));
    WRITTEN.forEach(path -> routes.after(path, this::note));
    reading(routes, "/health", context -> plain(context, Map.of("status", "ok")));
    reading(
        routes,
        "/api/v1/quotes",
        context -> json(context, onrecord.search(Parameters.search(context))));
    reading(routes, "/api/v1/quotes/<id>", this::quote);
    reading(routes, "/api/v1/citations/<id>", this::citation);
    reading(routes, "/api/v1/versions/<id>", this::versions);
    reading(routes, "/api/v1/articles/<id>", this::article);
    reading(routes, "/api/v1/facets/<dimension>", this::facet);
    routes.get("/api/v1/export", new Export(onrecord)::stream);
    reading(routes, "/api/v1/feed.atom", context -> feeds.feed(context, FeedFormat.ATOM));
    reading(routes, "/api/v1/feed.json", context -> feeds.feed(context, FeedFormat.JSON));
    reading(routes, "/api/v1/alerts", alerts::list);
    routes.post("/api/v1/alerts", alerts::add);
    routes.delete("/api/v1/alerts/{name}", alerts::remove);
    routes.post("/api/v1/alerts/{name}/retry", alerts::retry);
    reading(
        routes,
        "/api/v1/alerts/{name}/feed.atom",
        context -> alerts.feed(context, FeedFormat.ATOM));
    reading(
        routes,
        "/api/v1/alerts/{name}/feed.json",
        context -> alerts.feed(context, FeedFormat.JSON));
    reading(routes, "/api/v1/speakers", this::speakers);
    reading(routes, "/api/v1/speakers/<name>", this::speaker);
    reading(routes, "/api/v1/suggestions", this::suggestions);
    reading(routes, "/api/v1/stats", context -> plain(context, onrecord.stats()));
    reading(
        routes,
        ACCESS,
        context ->
            plain(
                context,
                new Access(gate.access(context, Scope.READ), gate.access(context, Scope.WRITE))));
    reading(routes, "/q/<id>", lasting::quote);
    reading(routes, "/a/<id>", lasting::article);
    reading(routes, "/card/<id>", lasting::card);
    reading(routes, "/oembed", lasting::embed);
    reading(
        routes,
        "/openapi.json",
        context -> {
          Parameters.checkKnown(context, Set.of());
          Tagged.answer(context, OpenApi.json(), "application/json");
        });
    var mcp = new McpRoute(onrecord, cors, address);
    routes.post("/mcp", mcp::answer);
    routes.before("/mcp", McpRoute::checkMethod);
    routes.post(CHECK, new CheckRoute(onrecord)::check);
    routes.post("/api/v1/articles", writer::ingest);
    routes.post("/api/v1/extract", writer::extract);
    routes.post("/api/v1/sample", writer::sample);
    routes.delete("/api/v1/articles/<id>", writer::delete);
  }

  /** {@code allowed}, {@code key} with the right one, or {@code denied}. */
  private record Access(String read, String write) {}

  private void admit(Context context) {
    rate.count(context, gate.counted(context));
    boolean asks =
        READS.contains(context.req().getMethod())
            || context.path().equals("/mcp")
            || context.path().equals(CHECK);
    if (asks && !context.path().equals(ACCESS)) {
      gate.admit(context, Scope.READ);
    }
  }

  private void note(Context context) {
    if (!READS.contains(context.req().getMethod())) {
      audit.write(context);
    }
  }

  /** HEAD answers as GET does, without the body. */
  private static void reading(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  static void json(Context context, Object answer) {
    context.result(Json.bytes(answer)).contentType("application/json");
  }

  /** An answer to a question without parameters. */
  private static void plain(Context context, Object answer) {
    Parameters.checkKnown(context, Set.of());
    json(context, answer);
  }

  private void quote(Context context) {
    Parameters.checkKnown(context, Set.of());
    json(context, quoted(context.pathParam("id")));
  }

  private Hit quoted(String id) {
    return onrecord.quote(id).orElseThrow(() -> RefusedRequest.notFound("there is no quote " + id));
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
    Parameters.checkKnown(context, Set.of());
    String id = context.pathParam("id");
    json(
        context,
        onrecord
            .article(id)
            .orElseThrow(() -> RefusedRequest.notFound("there is no article " + id)));
  }

  private void citation(Context context) {
    Parameters.checkKnown(context, Set.of("format"));
    ExportFormat format = ExportFormat.named(Parameters.text(context, "format", "apa"));
    Hit hit = quoted(context.pathParam("id"));
    var written = new ByteArrayOutputStream();
    try (HitWriter writer = format.writer(written)) {
      writer.write(hit);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    context.result(written.toByteArray()).contentType(format.contentType());
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
}
