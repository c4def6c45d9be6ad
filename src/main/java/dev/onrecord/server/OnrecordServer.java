package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.access.KeyRing;
import dev.onrecord.alert.AlertFolder;
import dev.onrecord.search.EngineException;
import io.github.bucket4j.TimeMeter;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP server: the API under {@code /api/v1}, the page at {@code /}. */
public final class OnrecordServer implements AutoCloseable {
  /**
   * Where and for whom it listens.
   *
   * @param host address to bind; 127.0.0.1 is this machine alone
   * @param port port to bind; 0 takes a free one
   * @param access who may do what
   * @param fetchPrivate whether addresses that writers send may lie on this machine and in private
   *     networks
   * @param publicUrl the address by which others reach it, or null where that is what they ask
   * @param alerts searches to look after, or null for none
   */
  public record Options(
      String host,
      int port,
      Access access,
      boolean fetchPrivate,
      @Nullable String publicUrl,
      @Nullable Watched alerts) {
    /** Refuses, with {@link EngineException}, an address that can be nobody's. */
    public Options {
      if (publicUrl != null && !publicUrl.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
        throw new EngineException(
            "the public address "
                + publicUrl
                + " is none; write it as in https://quotes.example.org");
      }
      publicUrl = publicUrl == null ? null : publicUrl.replaceAll("/+$", "");
    }

    /** This machine alone, at the port. */
    public static Options local(int port) {
      return new Options("127.0.0.1", port, Access.OPEN, false, null, null);
    }

    /** The same, for others. */
    public Options to(Access others) {
      return new Options(host, port, others, fetchPrivate, publicUrl, alerts);
    }

    /** The same, fetching from private networks too. */
    public Options fetchingPrivate() {
      return new Options(host, port, access, true, publicUrl, alerts);
    }

    /** The same, handing out this address as its own. */
    public Options knownAs(String url) {
      return new Options(host, port, access, fetchPrivate, url, alerts);
    }

    /** The same, looking after alerts. */
    public Options watching(Watched searches) {
      return new Options(host, port, access, fetchPrivate, publicUrl, searches);
    }
  }

  /**
   * Searches that are kept.
   *
   * @param folder where they are
   * @param every how often to look for what has come
   */
  public record Watched(Path folder, Duration every) {}

  /**
   * Who may do what.
   *
   * @param key a key that opens everything, or null
   * @param keys a {@link dev.onrecord.access.KeyFile} with more of them, or null
   * @param readersToo whether reading needs a key as well as writing
   * @param audit file of lines on what was written, or null
   * @param perMinute requests a minute of one key or address; 0 for any number
   * @param origins sites whose pages may ask from a browser
   */
  public record Access(
      @Nullable String key,
      @Nullable Path keys,
      boolean readersToo,
      @Nullable Path audit,
      int perMinute,
      List<String> origins) {
    /** Everybody reads, this machine writes. */
    public static final Access OPEN = new Access(null, null, false, null, 0, List.of());

    /** Copies the list; refuses, with {@link EngineException}, an origin that is none. */
    public Access {
      origins = List.copyOf(origins);
      for (String origin : origins) {
        if (!origin.matches("https?://[^/?#\\s*]+")) {
          throw new EngineException(
              "the origin " + origin + " is none; write it as in https://news.example.org");
        }
      }
      if (perMinute < 0) {
        throw new EngineException("the rate is " + perMinute + "; it is 0 or more");
      }
    }

    /** Everybody reads, whoever has the key writes. */
    public static Access guardedBy(String key) {
      return new Access(key, null, false, null, 0, List.of());
    }
  }

  /**
   * Nothing from elsewhere, nothing inline, no markup but the templates of the page: what a corpus
   * smuggles in stays text.
   */
  private static final Map<String, String> SAFE =
      Map.of(
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin");

  /**
   * The page of the API's description is drawn by a library that writes markup itself, from what we
   * wrote alone: nothing of the corpus is on it until its reader asks for it.
   */
  private static final String REFERENCE = "/reference.html";

  private static final String REFERENCE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int LONGEST_HEAD = 128 * 1024;

  private final Javalin javalin;
  private final PageFetching web;
  private final Audit audit;
  private final @Nullable AlertRunner alerts;

  private OnrecordServer(
      Javalin javalin, PageFetching web, Audit audit, @Nullable AlertRunner alerts) {
    this.javalin = javalin;
    this.web = web;
    this.audit = audit;
    this.alerts = alerts;
  }

  /**
   * Starts serving; {@code onrecord} stays the caller's to close, after the server.
   *
   * @throws EngineException when the port is taken or not allowed
   */
  public static OnrecordServer start(Onrecord onrecord, Options options) {
    Clock clock = Clock.systemUTC();
    Access access = options.access();
    var gate =
        new Gate(
            new KeyRing(access.keys(), clock),
            new WriteGuard(access.key()),
            access.readersToo(),
            clock);
    var audit = new Audit(access.audit(), clock);
    var web = new PageFetching(options.fetchPrivate());
    var cors = new Cors(access.origins());
    Watched watched = options.alerts();
    AlertFolder folder = watched == null ? null : new AlertFolder(watched.folder(), clock);
    var routes =
        new Routes(
            onrecord,
            gate,
            new RateLimit(access.perMinute(), TimeMeter.SYSTEM_NANOTIME),
            audit,
            cors,
            web,
            new PublicAddress(options.publicUrl()),
            folder);
    Javalin javalin = Javalin.create(config -> configure(config, routes, cors, options));
    try {
      javalin.start(options.host(), options.port());
    } catch (JavalinBindException e) {
      javalin.stop();
      web.close();
      audit.close();
      throw new EngineException(
          "port "
              + options.port()
              + " of "
              + options.host()
              + " is taken or not allowed; give another --port",
          e);
    }
    AlertRunner alerts =
        watched == null || folder == null
            ? null
            : AlertRunner.start(onrecord, folder, watched.every(), options.fetchPrivate(), clock);
    return new OnrecordServer(javalin, web, audit, alerts);
  }

  private static void configure(JavalinConfig config, Routes routes, Cors cors, Options options) {
    config.startup.showJavalinBanner = false;
    // Room for the longest query, percent-encoded.
    config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(LONGEST_HEAD));
    config.jetty.modifyServer(server -> server.setErrorHandler(new RefusedEarly()));
    // A search is work for a core: threads that take turns let others through beside a long one.
    config.concurrency.useVirtualThreads = false;
    // An article may be called "a/": a slash at the end is part of the path.
    config.router.ignoreTrailingSlashes = false;
    config.staticFiles.add(files -> {
      files.directory = "/web";
      files.location = Location.CLASSPATH;
      files.headers = Map.of("Cache-Control", "no-cache");
    });
    config.routes.before(OnrecordServer::plain);
    config.routes.before(OnrecordServer::safe);
    config.routes.before(cors::tell);
    if (WriteGuard.isLoopback(options.host())) {
      // A name of somebody else's that points here must not read the index either.
      config.routes.before(context -> WriteGuard.checkHost(context.header("Host")));
    }
    routes.register(config.routes);
    ErrorMapper.register(config.routes);
  }

  /**
   * What a request is, is what it says in its first line: whoever guards the way in looks there.
   */
  private static void plain(Context context) {
    if (context.header("X-HTTP-Method-Override") != null) {
      throw new RefusedRequest(
          Problem.of(
              "http",
              "The request was not taken",
              400,
              "X-HTTP-Method-Override is not understood here; send the method itself"));
    }
  }

  private static void safe(Context context) {
    SAFE.forEach(context::header);
    if (context.path().equals(REFERENCE)) {
      context.header("Content-Security-Policy", REFERENCE_POLICY);
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
    if (alerts != null) {
      alerts.close();
    }
    web.close();
    audit.close();
  }
}
