package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what an aside says of the name before it: "Jane Roe, the mayor of Saltmere, …". */
final class Apposition {
  private static final int LONGEST = 16;
  private static final Set<String> BINDING =
      Set.of("of", "for", "at", "in", "with", "from", "to", "on", "who", "and");

  private final NameClassifier classifier = new NameClassifier();

  /** The chunks, with roles filled in from the asides. */
  List<Chunk> apply(List<Chunk> chunks) {
    var result = new ArrayList<Chunk>(chunks);
    for (int k = 0; k + 2 < chunks.size(); k++) {
      Mention mention = chunks.get(k).mention();
      boolean person =
          mention != null && (mention.form() == Form.PERSON || mention.form() == Form.NAME);
      if (mention != null && person && chunks.get(k + 1).is(",")) {
        String role = roleFrom(chunks, k + 2);
        if (!role.isEmpty()) {
          result.set(k, new Chunk(chunks.get(k).tokens(), withRole(mention, role)));
        }
      }
    }
    return result;
  }

  private Mention withRole(Mention m, String role) {
    Gender gender = m.gender();
    for (String word : role.split(" ", -1)) {
      gender = gender == Gender.UNKNOWN ? classifier.ofWord(word) : gender;
    }
    String all = m.role().isEmpty() ? role : m.role() + ", " + role;
    return new Mention(m.span(), Form.PERSON, m.name(), all, gender, m.sentence(), m.quoted());
  }

  /**
   * The role that stands from {@code from} to the next comma; empty where no head of it is a role.
   */
  private String roleFrom(List<Chunk> chunks, int from) {
    int head = -1;
    int end = from;
    boolean bound = false;
    while (end < chunks.size()
        && end - from < LONGEST
        && !chunks.get(end).isPunctuation()
        && !chunks.get(end).isQuotation()) {
      Word word = chunks.get(end).first().word();
      String lower = word.lower();
      bound |= BINDING.contains(lower);
      if (!bound && chunks.get(end).isPlainWord() && word.role()) {
        head = end;
      } else if (!bound && end > from && isFinite(chunks.get(end))) {
        return "";
      }
      end++;
    }
    boolean closed =
        end == chunks.size() || chunks.get(end).isPunctuation() || chunks.get(end).isQuotation();
    if (head < 0 || !closed) {
      return "";
    }
    return NameFinder.text(Chunk.tokensOf(chunks.subList(from, end)));
  }

  private boolean isFinite(Chunk chunk) {
    return chunk.isPronoun()
        || (chunk.isPlainWord()
            && (chunk.first().isOn(WordList.VERBS) || chunk.first().isOn(WordList.AUXILIARIES))
            && !chunk.is("'s"));
  }
}
