package dev.onrecord.cli;

import dev.onrecord.Json;
import dev.onrecord.Onrecord;
import dev.onrecord.check.Claim;
import dev.onrecord.check.Finding;
import dev.onrecord.check.Findings;
import dev.onrecord.check.Source;
import dev.onrecord.check.Verdict;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Entry;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.Choice;
import dev.onrecord.search.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds quotes to what the index has. */
@Command(
    name = "check",
    description =
        "Did they say it? Look for a quote, or for each quote of some texts, and show how it differs.")
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin IndexOption place;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Texts whose quotes are looked for; - is standard input.")
  List<String> paths = List.of();

  @Option(names = "--quote", paramLabel = "TEXT", description = "The one quote to look for.")
  @Nullable String quote;

  @Option(names = "--speaker", paramLabel = "NAME", description = "Who is said to have said it.")
  @Nullable String speaker;

  @Option(names = "--json", description = "Print what the HTTP API answers, one line a text.")
  boolean json;

  private boolean refused;
  private boolean unlike;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  CheckCommand() {}

  @Override
  public Integer call() throws IOException {
    if ((quote == null) == paths.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give the texts to check, or the one quote with --quote");
    }
    if (quote == null && speaker != null) {
      throw new ParameterException(
          spec.commandLine(), "--speaker goes with --quote: in a text each quote names its own");
    }
    try (Onrecord onrecord = place.openToRead()) {
      if (quote == null) {
        texts(onrecord);
      } else {
        Finding finding = onrecord.check(new Claim(quote, speaker));
        told(finding);
        if (json) {
          spec.commandLine().getOut().println(Json.write(finding));
        } else {
          print(finding);
        }
      }
    }
    return refused || unlike ? Exit.SOME_REFUSED : Exit.OK;
  }

  private void texts(Onrecord onrecord) throws IOException {
    ArticleFiles files = ArticleFiles.of(paths);
    files.read(
        new ArticleReader(Settings.published(LocalDate.now(ZoneId.systemDefault()))),
        System.in,
        found -> {
          switch (found.entry()) {
            case Entry.Read(String _, var article, boolean _) ->
                show(onrecord.checkText(article.text(), Integer.MAX_VALUE));
            case Entry.Made(String _, var _, List<Quote> quotes) ->
                show(onrecord.check(quotes, Integer.MAX_VALUE));
            case Entry.Refused(String where, String reason) -> refuse(where + ": " + reason);
            case Entry.Linked(String where, String url, var _, boolean _) ->
                refuse(where + ": the text lies at " + url);
          }
        },
        _ -> {});
  }

  private void refuse(String why) {
    refused = true;
    spec.commandLine().getErr().println(why);
  }

  private void told(Finding finding) {
    unlike |= finding.verdict().compareTo(Verdict.TRIMMED) > 0;
  }

  private void show(Findings findings) {
    findings.findings().forEach(this::told);
    if (json) {
      spec.commandLine().getOut().println(Json.write(findings));
      return;
    }
    findings.findings().forEach(this::print);
    if (findings.more() > 0) {
      refuse(findings.more() + " quotes are too long to be looked for");
    }
  }

  private void print(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    Claim claim = finding.claim();
    out.println(
        Choice.word(finding.verdict()).replace('_', ' ')
            + ": “"
            + claim.text()
            + "”"
            + (claim.speaker() == null ? "" : ", " + claim.speaker()));
    for (Source source : finding.sources()) {
      Quote quoted = source.hit().quote();
      compare(claim.text(), source, out);
      out.println(
          "           "
              + quoted.attribution().speaker().label()
              + ", "
              + quoted.saidOn().words()
              + ", "
              + String.join(", ", source.hit().publisher(), source.hit().title())
              + "  ["
              + quoted.id()
              + "]");
    }
    out.println();
  }

  /** What was said, without which words it is claimed; and where words are claimed instead. */
  private static void compare(String claimed, Source source, PrintWriter out) {
    String said = source.hit().quote().text();
    out.println("  said:    " + marked(said, source, Difference::first, "[-", "-]"));
    if (source.words() == Verdict.ALTERED) {
      out.println("  claimed: " + marked(claimed, source, Difference::here, "{+", "+}"));
    }
  }

  private static String marked(
      String text,
      Source source,
      Function<Difference, @Nullable Span> side,
      String before,
      String after) {
    var marked = new StringBuilder();
    int at = 0;
    for (Difference difference : source.differences()) {
      Span span = side.apply(difference);
      if (span != null) {
        marked.append(text, at, span.start()).append(before).append(span.in(text)).append(after);
        at = span.end();
      }
    }
    return marked.append(text, at, text.length()).toString();
  }
}
