package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a quotation was tied to an act of speech: the act's parts, and the way. */
record Tie(Link link, @Nullable Mention mention, List<Span> cue, @Nullable SaidOn day) {
  static final Tie NONE = new Tie(Link.NONE, null, List.of(), null);

  static Tie of(Link link, SpeechAct act) {
    return new Tie(link, act.mention(), List.of(act.cue()), act.day());
  }

  Tie as(Link other) {
    return new Tie(other, mention, cue, day);
  }
}
