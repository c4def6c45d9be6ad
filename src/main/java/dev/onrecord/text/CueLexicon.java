package dev.onrecord.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verbs that signal speech, in all their forms. */
public final class CueLexicon {
  /** How a cue may be used. */
  public enum Strength {
    /** May stand beside a quotation: said, told, added. */
    SPEECH,
    /** Reports speech or thought: called, criticised, believes. */
    REPORT
  }

  /** The form of a verb, as far as its letters tell. */
  public enum Form {
    BASE,
    PRESENT,
    PAST,
    /** Irregular, and a verb only after "has" or "had": known, written. */
    PAST_PARTICIPLE,
    PARTICIPLE
  }

  /** A verb form that may signal speech. */
  public record Cue(String lemma, Strength strength, Form form) {}

  private static final List<String> HISSING = List.of("s", "sh", "ch", "x", "z", "o");
  private static final String VOWELS = "aeiou";
  private static final List<String> DOUBLING =
      List.of(
          "admit", "quip", "beg", "hit", "slam", "blog", "chat", "demur", "slap", "rap", "rip",
          "commit", "dub", "label", "snap", "plan", "sob", "sum", "refer", "tap", "nod", "pan",
          "grin", "scan", "shrug", "chin", "chid");

  private static final CueLexicon SHARED = new CueLexicon();

  private final Map<String, Cue> forms = new HashMap<>();
  private final Map<String, String> phrases = new HashMap<>();

  private CueLexicon() {
    var lexicon = Lexicon.load("cues.txt");
    lexicon.section("report").forEach(entry -> add(entry, Strength.REPORT));
    lexicon.section("speech").forEach(entry -> add(entry, Strength.SPEECH));
    for (String phrase : lexicon.section("phrase")) {
      if (!phrase.startsWith("#") && phrase.contains(":")) {
        String verb = phrase.substring(0, phrase.indexOf(':'));
        phrases.merge(verb, phrase.substring(phrase.indexOf(':') + 1), (a, b) -> a + " " + b);
      }
    }
    for (var irregular :
        Map.of(
                "went", "go", "gone", "go", "laid", "lay", "shot", "shoot", "hit", "hit", "fired",
                "fire", "pushed", "push", "summed", "sum", "put", "put")
            .entrySet()) {
      phrases.computeIfAbsent(
          irregular.getKey(), _ -> phrases.getOrDefault(irregular.getValue(), ""));
    }
  }

  /** The lexicon, read once for all. */
  public static CueLexicon shared() {
    return SHARED;
  }

  private void add(String entry, Strength strength) {
    String[] parts = entry.split("/", -1);
    String base = parts[0];
    String past = parts.length > 1 ? parts[1] : regularPast(base);
    forms.put(base, new Cue(base, strength, Form.BASE));
    forms.put(present(base), new Cue(base, strength, Form.PRESENT));
    forms.put(past, new Cue(base, strength, Form.PAST));
    forms.put(participle(base), new Cue(base, strength, Form.PARTICIPLE));
    if (base.endsWith("el")) {
      // American spelling beside the British one: labeled, labelled.
      forms.put(base + "ed", new Cue(base, strength, Form.PAST));
      forms.put(base + "ing", new Cue(base, strength, Form.PARTICIPLE));
    }
    if (parts.length > 2) {
      forms.putIfAbsent(parts[2], new Cue(base, strength, Form.PAST_PARTICIPLE));
    }
  }

  private static String present(String base) {
    if (base.endsWith("y") && !isVowel(base, base.length() - 2)) {
      return base.substring(0, base.length() - 1) + "ies";
    }
    return base + (HISSING.stream().anyMatch(base::endsWith) ? "es" : "s");
  }

  private static String regularPast(String base) {
    if (base.endsWith("e")) {
      return base + "d";
    }
    if (base.endsWith("y") && !isVowel(base, base.length() - 2)) {
      return base.substring(0, base.length() - 1) + "ied";
    }
    return (DOUBLING.contains(base) ? base + base.charAt(base.length() - 1) : base) + "ed";
  }

  private static String participle(String base) {
    if (base.endsWith("e") && !base.endsWith("ee")) {
      return base.substring(0, base.length() - 1) + "ing";
    }
    return (DOUBLING.contains(base) ? base + base.charAt(base.length() - 1) : base) + "ing";
  }

  private static boolean isVowel(String word, int at) {
    return at >= 0 && VOWELS.indexOf(word.charAt(at)) >= 0;
  }

  /** The cue that this word form is, or null. */
  public @Nullable Cue find(String lower) {
    return forms.get(lower);
  }

  /** The cue that verb and particle make together ("went on", "fired back"), or null. */
  public @Nullable Cue findPhrase(String verb, String particle) {
    String particles = phrases.get(verb);
    if (particles == null || !(" " + particles + " ").contains(" " + particle + " ")) {
      return null;
    }
    return new Cue(verb + " " + particle, Strength.SPEECH, Form.PAST);
  }
}
