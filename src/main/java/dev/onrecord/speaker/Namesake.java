package dev.onrecord.speaker;

import dev.onrecord.model.Mention.Gender;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * One of the persons that share a surname, under all the full names that can be one's own.
 *
 * @param dossiers the leading name first
 * @param weight how much speaks for this person
 */
record Namesake(List<Dossier> dossiers, int weight) {
  /**
   * Tells the persons apart; the one whose leading name weighs most comes first. Names that weigh
   * nothing are left out.
   */
  static List<Namesake> apart(Collection<Dossier> all, ToIntFunction<Dossier> weight) {
    var weights = new HashMap<Dossier, Integer>();
    for (Dossier dossier : all) {
      weights.put(dossier, weight.applyAsInt(dossier));
    }
    ToIntFunction<Dossier> known = d -> weights.getOrDefault(d, 0);
    var left = new ArrayList<Dossier>(all);
    left.removeIf(d -> known.applyAsInt(d) == 0);
    // "J. Quill" leads nobody where a Jane and a John are known.
    left.sort(
        Comparator.comparing((Dossier d) -> d.name.isByInitial())
            .thenComparing(known::applyAsInt, Comparator.reverseOrder())
            .thenComparing(d -> String.join(" ", d.name.words())));
    var namesakes = new ArrayList<Namesake>();
    while (!left.isEmpty()) {
      Dossier leading = left.getFirst();
      List<Dossier> own = left.stream().filter(leading::agrees).toList();
      left.removeAll(own);
      namesakes.add(new Namesake(own, own.stream().mapToInt(known).sum()));
    }
    return namesakes;
  }

  String name() {
    return dossiers.getFirst().form();
  }

  int votes() {
    return dossiers.stream().mapToInt(Dossier::votes).sum();
  }

  /** Whether the person is known to be of the gender, where one is told. */
  boolean agrees(Gender told) {
    return Figure.worth(told) == 0 || Figure.genderOf(votes()) == told;
  }

  /** Whether the name can be this person's. */
  boolean agrees(Dossier other) {
    return dossiers.stream().anyMatch(other::agrees);
  }

  KnownSpeaker speaker() {
    var otherNames = new TreeSet<String>();
    var gathered = new Dossier(dossiers.getFirst().name, dossiers.getFirst().person);
    var articles = new TreeMap<YearMonth, Integer>();
    for (Dossier dossier : dossiers) {
      otherNames.add(dossier.form());
      otherNames.addAll(dossier.otherNames());
      dossier.roles().forEach(gathered::learn);
      dossier.articles.addTo(articles);
    }
    otherNames.remove(name());
    return new KnownSpeaker(
        name(),
        dossiers.getFirst().person,
        List.copyOf(otherNames),
        Figure.genderOf(votes()),
        gathered.roles(),
        articles,
        dossiers.stream().anyMatch(Dossier::isKnown));
  }
}
