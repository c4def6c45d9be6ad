package dev.onrecord.search;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked for, as a tree. Engines translate it with one exhaustive {@code switch}. */
public sealed interface Query {
  /** Every quote. */
  record All() implements Query {}

  /** A word, in any of its forms. */
  record Term(Field field, String text) implements Query {}

  /** Words in this very form and order, at most {@code slop} moves apart. */
  record Phrase(Field field, String text, int slop) implements Query {}

  /** A word with {@code *} and {@code ?} in it. */
  record Wildcard(Field field, String pattern) implements Query {
    /** Whether any word will do: what is asked for is that the field has one. */
    public boolean isAny() {
      return pattern.equals("*");
    }
  }

  /** A word within {@code edits} changes of a letter, 0 to 2. */
  record Fuzzy(Field field, String text, int edits) implements Query {}

  /** A day from the first to the last, both included. */
  record Days(Field field, LocalDate from, LocalDate to) implements Query {}

  /** All of them; a {@link Maybe} among them only ranks, a {@link Not} only removes. */
  record And(List<Query> clauses) implements Query {
    /** Copies the list. */
    public And {
      clauses = List.copyOf(clauses);
    }
  }

  /** At least one of them. */
  record Or(List<Query> clauses) implements Query {
    /** Copies the list. */
    public Or {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * The words of a pasted quote: a good part of them has to be there, in any order, so that a
   * trimmed or altered one is found and the common words find nothing.
   */
  record Pasted(List<Query> words) implements Query {
    /** Copies the list. */
    public Pasted {
      words = List.copyOf(words);
    }
  }

  /**
   * Words or phrases of one field in any order, with at most {@code between} other words among
   * them.
   */
  record Near(Field field, List<Query> words, int between) implements Query {
    /** Copies the list. */
    public Near {
      words = List.copyOf(words);
    }
  }

  /** Removes what matches; stands in an {@link And}. */
  record Not(Query clause) implements Query {}

  /** Lifts what matches and asks for nothing; stands in an {@link And}. */
  record Maybe(Query clause) implements Query {}

  /** The printed form, an s-expression: {@code (and text:"a b" (not speaker:quill))}. */
  default String print() {
    return switch (this) {
      case All _ -> "*";
      case Term t -> prefix(t.field()) + t.text();
      case Phrase p ->
          prefix(p.field()) + "\"" + p.text() + "\"" + (p.slop() == 0 ? "" : "~" + p.slop());
      case Wildcard w -> prefix(w.field()) + w.pattern();
      case Fuzzy f -> prefix(f.field()) + f.text() + "~" + f.edits();
      case Days d -> prefix(d.field()) + d.from() + ".." + d.to();
      case And a -> "(and " + printAll(a.clauses()) + ")";
      case Or o -> "(or " + printAll(o.clauses()) + ")";
      case Pasted p -> "(pasted " + printAll(p.words()) + ")";
      case Near n -> "(near~" + n.between() + " " + printAll(n.words()) + ")";
      case Not n -> "(not " + n.clause().print() + ")";
      case Maybe m -> "(maybe " + m.clause().print() + ")";
    };
  }

  private static String prefix(Field field) {
    return field == Field.ANY ? "" : field.word() + ":";
  }

  private static String printAll(List<Query> clauses) {
    return clauses.stream().map(Query::print).collect(Collectors.joining(" "));
  }
}
