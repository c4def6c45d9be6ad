package dev.onrecord.extract;

import dev.onrecord.text.DateReader;
import dev.onrecord.text.Sentence;
import java.util.List;

/** A sentence with everything that was read in it. */
record ReadSentence(
    Sentence sentence,
    List<Chunk> chunks,
    List<SpeechAct> acts,
    List<DateReader.Day> days,
    List<Report> reports) {
  int number() {
    return sentence.number();
  }

  int paragraph() {
    return sentence.paragraph();
  }
}
