package dev.onrecord.extract;

import static dev.onrecord.extract.ReportFinder.CONTENT;
import static dev.onrecord.extract.ReportFinder.SOURCE;

import dev.onrecord.crf.Chain;
import dev.onrecord.crf.ChainTrainer;
import dev.onrecord.crf.Found;
import dev.onrecord.extract.AnnotatedCorpus.Annotated;
import dev.onrecord.extract.AnnotatedCorpus.Attributed;
import dev.onrecord.extract.ReportFinder.Proposal;
import dev.onrecord.model.Span;
import dev.onrecord.text.QuotationScanner;
import dev.onrecord.text.Sentence;
import dev.onrecord.text.SentenceSplitter;
import dev.onrecord.text.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Learns the weights of {@link ReportFinder} from annotated articles: {@code ./train FOLDER}. The
 * same articles give the same weights.
 */
final class TrainReports {
  private static final float SPARSENESS = Float.parseFloat(System.getProperty("l1", "10"));
  private static final int ROUNDS = Integer.parseInt(System.getProperty("rounds", "4"));
  private static final long SEED = 1;
  private static final int FOLDS = Integer.getInteger("folds", 5);

  private final List<Example> examples = new ArrayList<>();

  private TrainReports() {}

  /** A sentence with the attributions whose cue stands in it. */
  private record Example(int article, List<Token> tokens, Traits traits, List<Attributed> truth) {
    Found cue(Attributed attributed) {
      return Objects.requireNonNull(found(tokens, attributed.cue().getFirst(), 0));
    }
  }

  /** Reads the corpus in the first folder and writes the weights into the second. */
  public static void main(String[] args) throws IOException {
    var training = new TrainReports();
    List<Annotated> articles = AnnotatedCorpus.read(Path.of(args[0]));
    for (int i = 0; i < articles.size(); i++) {
      training.add(articles.get(i), i);
    }
    Chain judge = training.judge();
    Path folder = Path.of(args[1]);
    training.cues(-1).save(folder.resolve(ReportFinder.CUES));
    training.roles(-1).save(folder.resolve(ReportFinder.ROLES));
    judge.save(folder.resolve(ReportFinder.JUDGE));
  }

  private void add(Annotated article, int number) {
    String text = article.text();
    List<Sentence> sentences = SentenceSplitter.split(text, QuotationScanner.scan(text));
    var names = new NameFinder(sentences.stream().map(Sentence::tokens).toList());
    var apposition = new Apposition();
    for (Sentence sentence : sentences) {
      List<Token> tokens = sentence.tokens();
      List<Chunk> chunks = apposition.apply(names.chunks(tokens, sentence.number(), false));
      var truth = new ArrayList<Attributed>();
      for (Attributed attributed : article.attributions()) {
        Found cue =
            attributed.cue().isEmpty() ? null : found(tokens, attributed.cue().getFirst(), 0);
        boolean quotation =
            cue != null && cue.to() == cue.from() + 1 && tokens.get(cue.from()).isQuotation();
        if (cue != null && !quotation) {
          truth.add(attributed);
        }
      }
      examples.add(new Example(number, tokens, new Traits(text, chunks, tokens.size()), truth));
    }
  }

  /** What the judge sees must be proposals of models that have not seen the sentence. */
  private Chain judge() {
    var judge = new ChainTrainer(1, SPARSENESS);
    for (int fold = 0; fold < FOLDS; fold++) {
      Chain cues = cues(fold);
      var finder = new ReportFinder(cues, roles(fold), cues);
      for (Example example : examples) {
        if (example.article % FOLDS == fold) {
          judge(judge, finder, example);
        }
      }
    }
    return judge.train(ROUNDS, SEED);
  }

  private static void judge(ChainTrainer judge, ReportFinder finder, Example example) {
    List<Proposal> proposals = finder.propose(example.traits);
    for (Proposal proposal : proposals) {
      boolean right = example.truth.stream().anyMatch(t -> isRight(example, t, proposal));
      judge.add(
          JudgeFeatures.of(example.traits, proposal, proposals),
          right ? List.of(new Found(0, 0, 1, 1)) : List.of());
    }
  }

  /** The cues touch, and half of the tokens of each content are in the other. */
  private static boolean isRight(Example example, Attributed truth, Proposal proposal) {
    Found cue = example.cue(truth);
    if (cue.to() <= proposal.cue().from() || proposal.cue().to() <= cue.from()) {
      return false;
    }
    var own = new BitSet();
    proposal.content().forEach(f -> own.set(f.from(), f.to()));
    var theirs = new BitSet();
    for (Span span : truth.content()) {
      Found found = found(example.tokens, span, CONTENT);
      if (found != null) {
        theirs.set(found.from(), found.to());
      }
    }
    int most = Math.max(own.cardinality(), theirs.cardinality());
    own.and(theirs);
    return 2 * own.cardinality() >= most && most > 0;
  }

  private Chain cues(int without) {
    var trainer = new ChainTrainer(1, SPARSENESS);
    for (Example example : examples) {
      if (without < 0 || example.article % FOLDS != without) {
        var found = new ArrayList<Found>();
        example.truth.forEach(t -> addFree(found, example.cue(t)));
        trainer.add(CueFeatures.of(example.traits), found);
      }
    }
    return trainer.train(ROUNDS, SEED);
  }

  private Chain roles(int without) {
    var trainer = new ChainTrainer(2, SPARSENESS);
    for (Example example : examples) {
      if (without < 0 || example.article % FOLDS != without) {
        for (Attributed attributed : example.truth) {
          addRoles(trainer, example, attributed);
        }
      }
    }
    return trainer.train(ROUNDS, SEED);
  }

  private static void addRoles(ChainTrainer roles, Example example, Attributed attributed) {
    List<Token> tokens = example.tokens;
    Found cue = example.cue(attributed);
    int offset = RoleFeatures.viewFrom(cue.from());
    var features = RoleFeatures.of(example.traits, cue.from(), cue.to());
    var taken = new ArrayList<Found>();
    taken.add(cue);
    var spans = new ArrayList<Found>();
    for (int role : new int[] {SOURCE, CONTENT}) {
      for (Span span : role == SOURCE ? attributed.source() : attributed.content()) {
        Found part = found(tokens, span, role);
        for (Found free : part == null ? List.<Found>of() : without(part, taken)) {
          int from = Math.max(0, free.from() - offset);
          int to = Math.min(features.length(), free.to() - offset);
          if (from < to) {
            taken.add(free);
            spans.add(new Found(role, from, to, 1));
          }
        }
      }
    }
    roles.add(features, spans);
  }

  /** What of a span no other span holds: the parts before, between and after those. */
  private static List<Found> without(Found span, List<Found> others) {
    var parts = new ArrayList<Found>();
    int from = -1;
    for (int t = span.from(); t <= span.to(); t++) {
      int at = t;
      boolean free = t < span.to() && others.stream().noneMatch(o -> o.from() <= at && at < o.to());
      if (free && from < 0) {
        from = t;
      } else if (!free && from >= 0) {
        parts.add(new Found(span.role(), from, t, 1));
        from = -1;
      }
    }
    return parts;
  }

  private static void addFree(List<Found> found, Found cue) {
    if (found.stream().noneMatch(f -> f.from() < cue.to() && cue.from() < f.to())) {
      found.add(cue);
    }
  }

  /** The tokens of a sentence that a span of the text touches; null when it touches none. */
  private static @Nullable Found found(List<Token> tokens, Span span, int role) {
    int from = -1;
    int to = -1;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).start() < span.end() && span.start() < tokens.get(i).end()) {
        from = from < 0 ? i : from;
        to = i + 1;
      }
    }
    return from < 0 ? null : new Found(role, from, to, 1);
  }
}
