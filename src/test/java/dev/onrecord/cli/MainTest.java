package dev.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import dev.onrecord.fetch.LocalSite;
import dev.onrecord.ingest.ReextractTest;
import dev.onrecord.lucene.LuceneEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private static final String ARTICLE =
      "{\"id\": \"a\", \"published\": \"2025-04-23\", \"title\": \"T\", \"publisher\": \"P\", \"text\": \"“The tide is late,” said Ada Quill on Monday.\"}\n";

  private static final String PAGE =
      "<html><head><title>The tide</title><meta property='og:site_name' content='The Courier'><meta property='article:published_time' content='2025-04-23'></head><body><article><p>"
          + "The harbour lies in the north of the town, and the ferry in the south. ".repeat(5)
          + "</p><p>“The tide is late,” said Ada Quill.</p></article></body></html>";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path articles;

  @BeforeEach
  void write() throws IOException {
    articles = Files.writeString(folder.resolve("articles.jsonl"), ARTICLE);
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine main =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return main.execute(args);
  }

  private String index() {
    return "--index=" + folder.resolve("index");
  }

  @Test
  void ingestSearchAndStatsWorkTogether() {
    assertThat(run("ingest", articles.toString(), index())).isZero();
    assertThat(out.toString())
        .startsWith("1 added, 0 updated, 0 unchanged, 0 refused; 1 quotes found");
    assertThat(run("ingest", articles.toString(), index())).isZero();
    assertThat(out.toString()).startsWith("0 added, 0 updated, 1 unchanged");
    assertThat(run("search", "tide", "--speaker=Ada Quill", index())).isZero();
    assertThat(out.toString())
        .contains(
            "1 quote",
            "“The tide is late,”",
            "Ada Quill, said on 2025-04-21",
            "speaker: Ada Quill (1)");
    assertThat(run("search", "tide", "--json", index())).isZero();
    assertThat(out.toString()).startsWith("{\"total\":1,");
    assertThat(run("stats", index())).isZero();
    assertThat(out.toString()).startsWith("1 articles, 1 quotes, 1 speakers, 1 publishers");
  }

  @Test
  void keysAreMadeListedAndRevoked() {
    assertThat(run("keys", index(), "add", "desk", "--scopes=read,write", "--days=90")).isZero();
    String secret = out.toString().strip();
    assertThat(secret).matches("onr_[A-Za-z0-9_-]{43}");
    assertThat(run("keys", "add", "wall", index())).isZero();
    assertThat(run("keys", index(), "list")).isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("desk  read,write  made on \\S+Z, until \\S+Z"))
        .anyMatch(line -> line.matches("wall  read  made on \\S+Z, for good"));
    assertThat(run("keys", index(), "revoke", "wall")).isZero();
    assertThat(out.toString()).contains("wall  read", "was revoked on ");
    assertThat(run("keys", index(), "revoke", "nobody")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is no key nobody");
    assertThat(run("keys", index(), "add", "desk")).isEqualTo(Exit.USAGE);
    assertThat(run("keys", index(), "add", "a", "--scopes=admin")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there are read, write");
    assertThat(run("keys", index(), "add", "a", "--days=0")).isEqualTo(Exit.USAGE);
    assertThat(run("keys", index())).isEqualTo(Exit.USAGE);
  }

  @Test
  void anAlertIsMadeRunListedAndRemoved() throws IOException {
    run("ingest", articles.toString(), index());
    Path told = folder.resolve("told.jsonl");
    assertThat(run("alerts", "add", "tides", "tide", "late", "--file=" + told, index())).isZero();
    assertThat(run("alerts", "add", "hook", "--webhook=http://127.0.0.1:1/", index())).isZero();
    assertThat(out.toString()).startsWith("whsec_");
    Files.writeString(
        articles, ARTICLE.replace("\"a\"", "\"b\"").replace("is late", "is late again"));
    run("ingest", articles.toString(), index());
    assertThat(run("alerts", "run", "--once", index())).isEqualTo(Exit.SOME_REFUSED);
    assertThat(told).content().hasLineCount(1).contains("The tide is late again,");
    assertThat(run("alerts", "list", index())).isZero();
    assertThat(out.toString().lines())
        .anyMatch(
            line -> line.startsWith("hook  every quote to http://127.0.0.1:1/; 0 told, 1 waiting"))
        .anyMatch(line ->
            line.startsWith("tides  tide late to ") && line.contains("; 1 told, 0 waiting"));
    assertThat(run("alerts", "retry", "hook", index())).isZero();
    assertThat(run("alerts", "remove", "hook", index())).isZero();
    assertThat(run("alerts", "remove", "hook", index())).isEqualTo(Exit.USAGE);
    assertThat(run("alerts", "run", "--once", index())).isZero();
    assertThat(run("alerts", "add", "bad", "(tide", index())).isEqualTo(Exit.USAGE);
    assertThat(run("alerts", "add", "tides", "tide", index())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is an alert tides already");
    assertThat(run("alerts", index())).isEqualTo(Exit.USAGE);
  }

  @Test
  void allQuotesAreExported() throws IOException {
    run("ingest", articles.toString(), index());
    Path table = folder.resolve("quotes.csv");
    assertThat(run("export", "tide", "--output=" + table, index())).isZero();
    assertThat(Files.readString(table)).contains("Ada Quill").hasLineCount(2);
    assertThat(run("export", "\"tide", "--output=" + table, index())).isEqualTo(Exit.USAGE);
    assertThat(run("export", "--format=xls", index())).isEqualTo(Exit.USAGE);
    assertThat(Files.readString(table)).as("not written over").hasLineCount(2);
    assertThat(run("export", "\"tide", "--lenient", "--output=" + table, index())).isZero();
    assertThat(err.toString()).contains("“\"tide” was read as plain words");
  }

  @Test
  void aChangedArticleIsUpdated() throws IOException {
    run("ingest", articles.toString(), index());
    Files.writeString(articles, ARTICLE.replace("late", "early"));
    assertThat(run("ingest", articles.toString(), index(), "--json")).isZero();
    assertThat(out.toString()).contains("\"updated\":1");
    run("search", index());
    assertThat(out.toString()).contains("The tide is early").doesNotContain("late");
  }

  @Test
  void foldersAndTextsAreRead() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("texts/more"));
    Files.writeString(texts.resolve("one.txt"), "“The tide is late,” said Ada Quill.");
    Files.writeString(texts.resolve("ignored.png"), "x");
    assertThat(run("ingest", folder.resolve("texts").toString(), "--published=2025-04-23", index()))
        .isZero();
    assertThat(out.toString()).startsWith("1 added");
  }

  @Test
  void aReportTellsWhatBecameOfEach() throws IOException {
    Files.writeString(articles, ARTICLE + "nonsense\n" + ARTICLE.replace("\"a\"", "\"b\""));
    Path report = folder.resolve("report.jsonl");
    run("ingest", articles.toString(), "--report=" + report, index());
    assertThat(Files.readAllLines(report))
        .hasSize(3)
        .anyMatch(line ->
            line.startsWith(
                "{\"where\":\""
                    + articles
                    + ":1\",\"end\":\"added\",\"article\":\"a\",\"quotes\":1,"))
        .anyMatch(
            line -> line.contains(":2\",\"end\":\"refused\"") && line.contains("not valid JSON"));
    assertThat(out.toString()).contains("of the work", "% finding quotes");
  }

  @Test
  void tablesAreMappedAndPublishersGiven() throws IOException {
    Path table = folder.resolve("export.csv");
    Files.writeString(table, "nr;body;day\n7;“The tide is late,” said Ada Quill.;23 April 2025\n");
    assertThat(
            run(
                "ingest",
                table.toString(),
                "--map",
                "text=body",
                "--map",
                "published=day",
                "--map",
                "id=nr",
                "--publisher=The Courier",
                index()))
        .isZero();
    run("search", "--json", index());
    assertThat(out.toString())
        .contains("\"publisher\":\"The Courier\"", "\"published\":\"2025-04-23\"");
    assertThat(run("ingest", table.toString(), "--map", "words=body", index()))
        .isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("--map: \"words\" is none of id, title");
  }

  @Test
  void pagesAreFetchedFromTheirAddresses() throws IOException {
    try (var site = new LocalSite()) {
      site.on("/tide", "text/html", PAGE);
      site.on(
          "/feed",
          "text/xml",
          "<rss version='2.0'><channel><title>C</title><item><link>"
              + site.url("/tide")
              + "</link></item></channel></rss>");
      Path feed =
          Files.writeString(
              folder.resolve("feed.xml"),
              "<rss version='2.0'><channel><title>C</title><item><link>"
                  + site.url("/tide")
                  + "</link></item></channel></rss>");
      assertThat(run("ingest", site.url("/tide").toString(), index())).isZero();
      assertThat(out.toString()).startsWith("1 added");
      assertThat(run("ingest", site.url("/feed").toString(), index())).isZero();
      assertThat(out.toString()).startsWith("0 added, 0 updated, 1 unchanged");
      assertThat(run("ingest", feed.toString(), index())).isEqualTo(Exit.SOME_REFUSED);
      assertThat(err.toString()).contains("private network, and is not fetched");
      assertThat(run("ingest", feed.toString(), "--fetch-private", index())).isZero();
      assertThat(out.toString()).startsWith("0 added, 0 updated, 1 unchanged");
      assertThat(run("ingest", site.url("/gone").toString(), index())).isEqualTo(Exit.SOME_REFUSED);
      assertThat(err.toString()).contains("/gone: the server answers 404");
    }
  }

  @Test
  void sourcesAreFollowed() throws IOException {
    try (var site = new LocalSite()) {
      site.on("/tide", "text/html", PAGE);
      Path sources =
          Files.writeString(
              folder.resolve("sources.txt"),
              "# what we follow\n" + site.url("/tide") + "  # the tide\n\n");
      assertThat(run("follow", "--once", "--sources=" + sources, index())).isZero();
      assertThat(out.toString()).contains("/tide: 1 added, 0 updated");
      assertThat(run("follow", "--once", site.url("/gone").toString(), index()))
          .isEqualTo(Exit.SOME_REFUSED);
      assertThat(err.toString())
          .contains("/gone: the server answers 404; it is looked at again at ");
    }
    assertThat(run("follow", "--once", index())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("Nothing to follow");
    assertThat(run("follow", "--every=soon", "x", index())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("--every is \"soon\"");
  }

  @Test
  void refusedArticlesAreNamedAndTheRestIsTaken() throws IOException {
    Files.writeString(articles, ARTICLE + "nonsense\n");
    assertThat(run("ingest", articles.toString(), index())).isEqualTo(Exit.SOME_REFUSED);
    assertThat(err.toString()).contains("articles.jsonl:2: not valid JSON");
    assertThat(out.toString()).startsWith("1 added, 0 updated, 0 unchanged, 1 refused");
  }

  @Test
  void whatIsNotUnderstoodEndsWithTwo() {
    run("ingest", articles.toString(), index());
    assertThat(run("search", "\"tide", index())).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .isEqualTo(
            "onrecord: a quotation mark is opened and never closed; close it or leave it out (at character 1 of the query)\n");
    assertThat(run("search", "--sort=colour", index())).isEqualTo(Exit.USAGE);
    assertThat(run("search", "--limit=1000", index())).isEqualTo(Exit.USAGE);
    assertThat(run("search", "--colour", index())).isEqualTo(Exit.USAGE);
    assertThat(run("search", "--from=last week", index())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("write it as in 2025-04-23");
    assertThat(run("ingest", folder.resolve("nothing").toString(), index())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is no file or folder");
  }

  @Test
  void aRegistryCompletesSurnamesAndAnotherOneReadsTheArticlesAnew() throws IOException {
    Files.writeString(articles, ARTICLE.replace("Ada Quill", "Quill"));
    Path people = Files.writeString(folder.resolve("people.csv"), "name\nAda Quill\n");
    String registry = "--registry=" + people;
    assertThat(run("ingest", articles.toString(), index())).isZero();
    assertThat(run("ingest", articles.toString(), index(), registry)).isZero();
    assertThat(out.toString()).startsWith("0 added, 1 updated, 0 unchanged");
    assertThat(run("search", index())).isZero();
    assertThat(out.toString()).contains("Ada Quill, said on 2025-04-21");
    assertThat(run("ingest", articles.toString(), index(), registry)).isZero();
    assertThat(out.toString()).startsWith("0 added, 0 updated, 1 unchanged");
  }

  @Test
  void aRegistryThatCannotBeTakenEndsWithTwo() throws IOException {
    Path people = Files.writeString(folder.resolve("people.csv"), "name,from\nAda Quill,May\n");
    for (String command : new String[] {"ingest", "extract", "registry"}) {
      assertThat(run(command, articles.toString(), "--registry=" + people)).isEqualTo(Exit.USAGE);
      assertThat(err.toString())
          .isEqualTo(
              "onrecord: "
                  + people
                  + ", line 2: \"May\" is no date; write a date as in 2025-04-23, 2025-04 or 2025\n");
    }
    assertThat(run("extract", articles.toString(), "--registry=" + folder.resolve("none.json")))
        .isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is no file or folder");
    assertThat(run("registry")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("Nothing to print: give articles, or --registry, or both");
  }

  @Test
  void whatAnotherVersionReadIsBroughtUpToDate() {
    run("ingest", articles.toString(), index());
    try (var engine = LuceneEngine.open(folder.resolve("index"), Clock.systemUTC())) {
      ReextractTest.putOld(engine, "old");
      engine.commit();
    }
    assertThat(run("stats", index())).isZero();
    assertThat(out.toString()).contains("1 articles were read by another version", "reextract");
    assertThat(run("reextract", index())).isZero();
    assertThat(out.toString())
        .startsWith(
            "1 brought up to date, 1 were up to date, 0 refused; 1 quotes before, 2 after; ")
        .hasLineCount(1);
    assertThat(run("reextract", "--all", "--json", index())).isZero();
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "{\"renewed\":2,\"current\":0,\"refused\":0,\"quotes_before\":3,\"quotes_after\":3}");
    run("stats", index());
    assertThat(out.toString()).doesNotContain("another version");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(out.toString()).contains("Usage: onrecord " + command, "--help");
    }
  }

  @Test
  void whatIsNotToBeHadEndsWithThree() throws IOException {
    assertThat(run("search", "tide", "--index=" + folder.resolve("none")))
        .isEqualTo(Exit.UNAVAILABLE);
    assertThat(err.toString()).contains("there is no index at");
    assertThat(run("reextract", "--index=" + folder.resolve("none"))).isEqualTo(Exit.UNAVAILABLE);
    assertThat(err.toString()).contains("there is no index at");
    assertThat(folder.resolve("none")).doesNotExist();
    try (Onrecord open = Onrecord.open(folder.resolve("index"))) {
      assertThat(open.stats().quotes()).isZero();
      assertThat(run("ingest", articles.toString(), index())).isEqualTo(Exit.UNAVAILABLE);
      assertThat(err.toString()).contains("in use by another process");
      assertThat(run("reextract", index())).isEqualTo(Exit.UNAVAILABLE);
      assertThat(err.toString()).contains("in use by another process").hasLineCount(1);
    }
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("serve", "--port=" + taken.getLocalPort(), index()))
          .isEqualTo(Exit.UNAVAILABLE);
      assertThat(err.toString()).contains("is taken or not allowed; give another --port");
    }
  }

  @Test
  void aQuoteOrTheQuotesOfATextAreChecked() throws IOException {
    run("ingest", articles.toString(), index());
    assertThat(run("check", "--quote=the tide is late", "--speaker=Quill", index())).isZero();
    assertThat(out.toString())
        .startsWith("verbatim: “the tide is late”, Quill\n  said:    The tide is late,\n")
        .contains("Ada Quill, said on 2025-04-21, P, T  [a:1-18]");
    assertThat(run("check", "--quote=The tide was late", index())).isOne();
    Path draft =
        Files.writeString(
            folder.resolve("draft.txt"),
            "“The tide is late,” said Ada Quill.\n\n“The tide is late,” said Anselm Rook.");
    assertThat(run("check", draft.toString(), index())).isOne();
    assertThat(out.toString())
        .contains("verbatim: “The tide is late,”, Ada Quill")
        .contains("other speaker: “The tide is late,”, Anselm Rook");
    assertThat(run("check", draft.toString(), "--json", index())).isOne();
    assertThat(out.toString()).startsWith("{\"findings\":[{\"claim\":");
    assertThat(run("check", index())).isEqualTo(2);
    assertThat(err.toString()).contains("give the texts to check, or the one quote with --quote");
    assertThat(run("check", draft.toString(), "--speaker=Quill", index())).isEqualTo(2);
    assertThat(run("check", folder.resolve("none.txt").toString(), index())).isEqualTo(2);
  }
}
