<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Evaluation</name>
    <message>
        <source>The tuned model is right on %1 of %2 texts; always answering “%3” would be right on %4</source>
        <translation>Das abgestimmte Modell liegt bei %1 von %2 Texten richtig; die ständige Antwort „%3“ läge bei %4 richtig</translation>
    </message>
    <message>
        <source>, the untuned model on %1</source>
        <translation>, das nicht abgestimmte Modell bei %1</translation>
    </message>
    <message>
        <source>It has not learned more than which answer is the most frequent.</source>
        <translation>Es hat nicht mehr gelernt, als welche Antwort die häufigste ist.</translation>
    </message>
    <message>
        <source>Judged on %1 texts of the test split, which played no part in the tuning.</source>
        <translation>Beurteilt an %1 Texten des Testteils, der am Tuning keinen Anteil hatte.</translation>
    </message>
    <message>
        <source>Judged on %1 texts of the %2 split, which also chose the best checkpoint: a test split would be stricter.</source>
        <translation>Beurteilt an %1 Texten des Teils „%2“, nach dem auch der beste Checkpoint ausgewählt wurde: Ein Testteil wäre strenger.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Share of texts with the right answer</source>
        <translation>Anteil der Texte mit der richtigen Antwort</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Of the texts given a label, the share that has it (mean over the labels)</source>
        <translation>Von den Texten, denen ein Label gegeben wurde, der Anteil, der es wirklich hat (Mittel über die Labels)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Of the texts with a label, the share that was given it (mean over the labels)</source>
        <translation>Von den Texten mit einem Label der Anteil, dem es gegeben wurde (Mittel über die Labels)</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall (mean over the labels)</source>
        <translation>Harmonisches Mittel aus Precision und Recall (Mittel über die Labels)</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>A model learns what its examples show, mistakes included. Ten minutes of looking at the data save hours of tuning. The model is judged on rows that it never learned from: that is why the rows are split.</source>
        <translation>Ein Modell lernt, was seine Beispiele zeigen, Fehler eingeschlossen. Zehn Minuten Blick in die Daten sparen Stunden beim Tuning. Das Modell wird an Zeilen beurteilt, aus denen es nie gelernt hat: Darum werden die Zeilen aufgeteilt.</translation>
    </message>
    <message>
        <source>Open a file, or take the built-in reviews.</source>
        <translation>Eine Datei öffnen oder die mitgelieferten Rezensionen nehmen.</translation>
    </message>
    <message>
        <source>Check that the text and the label column are the right ones.</source>
        <translation>Prüfen, ob Text- und Label-Spalte die richtigen sind.</translation>
    </message>
    <message>
        <source>Read what was found (empty, double, leaking rows) and let it be mended.</source>
        <translation>Lesen, was gefunden wurde (leere, doppelte, durchgesickerte Zeilen), und es beheben lassen.</translation>
    </message>
    <message>
        <source>Look at the label counts: a rare label is hard to learn.</source>
        <translation>Die Anzahl je Label ansehen: Ein seltenes Label ist schwer zu lernen.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>The answer that belongs to a text, such as spam or positive.</source>
        <translation>Die Antwort, die zu einem Text gehört, etwa „Spam“ oder „positiv“.</translation>
    </message>
    <message>
        <source>Training split</source>
        <translation>Trainingsteil</translation>
    </message>
    <message>
        <source>The rows that the model learns from.</source>
        <translation>Die Zeilen, aus denen das Modell lernt.</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>Validierungsteil</translation>
    </message>
    <message>
        <source>Rows that are only looked at, during tuning, to see whether it still helps.</source>
        <translation>Zeilen, die während des Tunings nur angesehen werden, um zu prüfen, ob es noch hilft.</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>Testteil</translation>
    </message>
    <message>
        <source>Rows kept back for one honest judgement at the end.</source>
        <translation>Zeilen, die für ein ehrliches Urteil am Ende zurückgehalten werden.</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Leck</translation>
    </message>
    <message>
        <source>The same text in training and in validation or test: the model can remember instead of understand.</source>
        <translation>Derselbe Text im Training und in der Validierung oder im Test: Das Modell kann sich erinnern, statt zu verstehen.</translation>
    </message>
    <message>
        <source>Stratified</source>
        <translation>Geschichtet</translation>
    </message>
    <message>
        <source>Split so that every label has the same share in each part.</source>
        <translation>So aufgeteilt, dass jedes Label in jedem Teil denselben Anteil hat.</translation>
    </message>
    <message>
        <source>Tuning starts from a model that has read a lot of text already. The more its reading was like your texts, the fewer examples it needs. Larger models know more, and need more time and memory.</source>
        <translation>Das Tuning beginnt mit einem Modell, das schon viel Text gelesen hat. Je ähnlicher dieser Lesestoff Ihren Texten war, desto weniger Beispiele braucht es. Größere Modelle wissen mehr und brauchen mehr Zeit und Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Begin with the starter: it is small and quick.</source>
        <translation>Mit dem Startermodell beginnen: Es ist klein und schnell.</translation>
    </message>
    <message>
        <source>Type one of your sentences and see into which pieces it falls.</source>
        <translation>Einen eigenen Satz eingeben und sehen, in welche Stücke er zerfällt.</translation>
    </message>
    <message>
        <source>For better results choose a folder of a larger BERT model.</source>
        <translation>Für bessere Ergebnisse den Ordner eines größeren BERT-Modells wählen.</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>Vortrainiert</translation>
    </message>
    <message>
        <source>Trained before, on much text without labels.</source>
        <translation>Schon vorher trainiert, an viel Text ohne Labels.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>One of the numbers that a model consists of and that learning changes.</source>
        <translation>Eine der Zahlen, aus denen ein Modell besteht und die sich beim Lernen ändern.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>A word, or a piece of one, as the model reads it.</source>
        <translation>Ein Wort oder ein Stück davon, wie das Modell es liest.</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>Cuts texts into tokens and gives each its number in the vocabulary.</source>
        <translation>Zerlegt Texte in Tokens und gibt jedem seine Nummer im Vokabular.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>A model that reads a whole text at once and describes it in numbers; good for classification.</source>
        <translation>Ein Modell, das einen ganzen Text auf einmal liest und in Zahlen beschreibt; gut zum Klassifizieren.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>One of the steps that turn tokens into meaning, each built on the one below.</source>
        <translation>Einer der Schritte, die aus Tokens Bedeutung machen; jeder baut auf dem darunter auf.</translation>
    </message>
    <message>
        <source>Before a long run it is good to know that it fits into memory, how long it takes, and that this machine computes correctly.</source>
        <translation>Vor einem langen Lauf ist es gut zu wissen, ob er in den Arbeitsspeicher passt, wie lange er dauert und ob dieser Rechner richtig rechnet.</translation>
    </message>
    <message>
        <source>Read the verdict at the top: green, amber or red.</source>
        <translation>Das Urteil oben lesen: grün, gelb oder rot.</translation>
    </message>
    <message>
        <source>If it is not green, do what stands beside it.</source>
        <translation>Wenn es nicht grün ist, tun, was daneben steht.</translation>
    </message>
    <message>
        <source>Run the self-test once on a new machine.</source>
        <translation>Auf einem neuen Rechner einmal den Selbsttest ausführen.</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>A graphics processor: many small calculators, 10 to 50 times faster for large models.</source>
        <translation>Ein Grafikprozessor: viele kleine Rechenwerke, bei großen Modellen 10- bis 50-mal schneller.</translation>
    </message>
    <message>
        <source>fp32, bf16</source>
        <translation>fp32, bf16</translation>
    </message>
    <message>
        <source>Number formats of 32 and of 16 bits: fewer bits are faster and less exact.</source>
        <translation>Zahlenformate mit 32 und mit 16 Bit: Weniger Bit sind schneller und weniger genau.</translation>
    </message>
    <message>
        <source>libtorch</source>
        <translation>libtorch</translation>
    </message>
    <message>
        <source>The library that does the arithmetic: PyTorch without Python.</source>
        <translation>Die Bibliothek, die das Rechnen übernimmt: PyTorch ohne Python.</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Selbsttest</translation>
    </message>
    <message>
        <source>Computes the same small model in two ways and compares the results.</source>
        <translation>Rechnet dasselbe kleine Modell auf zwei Arten und vergleicht die Ergebnisse.</translation>
    </message>
    <message>
        <source>Here the model learns. Watch two curves: the training loss tells how well it knows the texts it learns from, the validation loss how well it does on others. When the second turns up while the first still falls, it has begun to learn by heart.</source>
        <translation>Hier lernt das Modell. Zwei Kurven sind zu beobachten: Der Trainingsverlust sagt, wie gut es die Texte kennt, aus denen es lernt, der Validierungsverlust, wie gut es mit anderen zurechtkommt. Steigt der zweite, während der erste noch fällt, hat es begonnen, auswendig zu lernen.</translation>
    </message>
    <message>
        <source>Press Start with the settings as they are.</source>
        <translation>Auf „Starten“ drücken und die Einstellungen lassen, wie sie sind.</translation>
    </message>
    <message>
        <source>Watch both losses; stop when the validation loss rises.</source>
        <translation>Beide Verluste beobachten; anhalten, wenn der Validierungsverlust steigt.</translation>
    </message>
    <message>
        <source>Change one setting at a time and compare the runs.</source>
        <translation>Immer nur eine Einstellung ändern und die Läufe vergleichen.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>How wrong the answers are; 0 is perfect. For two labels, guessing gives 0.69.</source>
        <translation>Wie falsch die Antworten sind; 0 ist perfekt. Bei zwei Labels ergibt Raten 0.69.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far each step moves the parameters. Too high: it gets lost. Too low: it hardly learns.</source>
        <translation>Wie weit jeder Schritt die Parameter bewegt. Zu hoch: Das Modell verirrt sich. Zu niedrig: Es lernt kaum etwas.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Once through all training rows.</source>
        <translation>Einmal durch alle Trainingszeilen.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>The rows that one step learns from together.</source>
        <translation>Die Zeilen, aus denen ein Schritt gemeinsam lernt.</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>Überanpassung</translation>
    </message>
    <message>
        <source>Learning the training texts by heart instead of what they have in common.</source>
        <translation>Die Trainingstexte auswendig lernen statt dessen, was sie gemeinsam haben.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Kept as it was: quicker, and nothing there can be unlearned.</source>
        <translation>Gelassen, wie es war: Das geht schneller, und nichts davon kann verlernt werden.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>The state of a run on disk, from which it can go on.</source>
        <translation>Der gespeicherte Stand eines Laufs, von dem aus er weitergehen kann.</translation>
    </message>
    <message>
        <source>A number alone says little: 90 % is poor if 90 % of the texts have the same label. So the tuned model stands beside one that always gives the most frequent answer, and beside itself before tuning.</source>
        <translation>Eine Zahl allein sagt wenig: 90 % sind schlecht, wenn 90 % der Texte dasselbe Label haben. Darum steht das abgestimmte Modell neben einem, das immer die häufigste Antwort gibt, und neben sich selbst vor dem Tuning.</translation>
    </message>
    <message>
        <source>Compare the bars: tuned, untuned, always the same answer.</source>
        <translation>Die Balken vergleichen: abgestimmt, nicht abgestimmt, immer dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Share of texts with the right answer.</source>
        <translation>Anteil der Texte mit der richtigen Antwort.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Of the texts given a label, the share that really has it.</source>
        <translation>Von den Texten, denen ein Label gegeben wurde, der Anteil, der es wirklich hat.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Of the texts that have a label, the share that was given it.</source>
        <translation>Von den Texten, die ein Label haben, der Anteil, dem es gegeben wurde.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Precision and recall in one number: high only if both are.</source>
        <translation>Precision und Recall in einer Zahl: hoch nur, wenn beide hoch sind.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichswert</translation>
    </message>
    <message>
        <source>What is reached without learning; a model must beat it.</source>
        <translation>Was ohne Lernen erreicht wird; ein Modell muss ihn übertreffen.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Counts of true labels against given ones; the diagonal is right.</source>
        <translation>Anzahl der wahren Labels gegen die gegebenen; auf der Diagonale stehen die richtigen.</translation>
    </message>
    <message>
        <source>The tuned model is yours: as a folder that other programs read. A fresh process loads it and compares its answers, so that you do not find out later that something is missing.</source>
        <translation>Das abgestimmte Modell gehört Ihnen: als Ordner, den andere Programme lesen. Ein neuer Prozess lädt es und vergleicht seine Antworten, damit Sie nicht erst später merken, dass etwas fehlt.</translation>
    </message>
    <message>
        <source>Give it a name and a licence, then press Export.</source>
        <translation>Einen Namen und eine Lizenz angeben, dann exportieren.</translation>
    </message>
    <message>
        <source>Type a text of your own and ask the model.</source>
        <translation>Einen eigenen Text eingeben und das Modell fragen.</translation>
    </message>
    <message>
        <source>Copy the lines that use it from Python, the command line or over HTTP.</source>
        <translation>Die Zeilen kopieren, mit denen es sich aus Python, auf der Befehlszeile oder über HTTP benutzen lässt.</translation>
    </message>
    <message>
        <source>Hugging Face folder</source>
        <translation>Hugging-Face-Ordner</translation>
    </message>
    <message>
        <source>config.json, the weights and the tokenizer: what the Transformers library loads.</source>
        <translation>config.json, die Gewichte und der Tokenizer: was die Bibliothek Transformers lädt.</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>A file of weights that holds numbers only and can run no code.</source>
        <translation>Eine Datei mit Gewichten, die nur Zahlen enthält und keinen Code ausführen kann.</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>A page about the model: its data, its results, its limits.</source>
        <translation>Eine Seite über das Modell: seine Daten, seine Ergebnisse, seine Grenzen.</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>The score of a label before scores are turned into probabilities.</source>
        <translation>Die Punktzahl eines Labels, bevor Punktzahlen in Wahrscheinlichkeiten umgerechnet werden.</translation>
    </message>
    <message>
        <source>The world changes and the model does not. Watching what it is asked and how sure it is shows when its texts are no longer those that it learned from. Corrected answers are the best new training data.</source>
        <translation>Die Welt ändert sich, das Modell nicht. Wer beobachtet, was es gefragt wird und wie sicher es ist, sieht, wann seine Texte nicht mehr die sind, aus denen es gelernt hat. Berichtigte Antworten sind die besten neuen Trainingsdaten.</translation>
    </message>
    <message>
        <source>Start the endpoint, or predict a file.</source>
        <translation>Den Endpunkt starten oder eine Datei vorhersagen lassen.</translation>
    </message>
    <message>
        <source>Watch confidence and drift; an alarm means: look at the texts.</source>
        <translation>Sicherheit und Drift beobachten; ein Alarm bedeutet: die Texte ansehen.</translation>
    </message>
    <message>
        <source>Correct wrong answers and retrain with them.</source>
        <translation>Falsche Antworten berichtigen und damit nachtrainieren.</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>An address on this computer where other programs ask the model.</source>
        <translation>Eine Adresse auf diesem Rechner, an der andere Programme das Modell fragen.</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>The probability that the model gives its own answer; it can be sure and wrong.</source>
        <translation>Die Wahrscheinlichkeit, die das Modell seiner eigenen Antwort gibt; es kann sicher sein und falschliegen.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>The texts or answers of now differ from those of the training.</source>
        <translation>Die heutigen Texte oder Antworten unterscheiden sich von denen des Trainings.</translation>
    </message>
    <message>
        <source>PSI</source>
        <translation>PSI</translation>
    </message>
    <message>
        <source>Population stability index, a measure of drift: below 0.1 little, above 0.25 much.</source>
        <translation>Populationsstabilitätsindex, ein Maß für die Drift: unter 0.1 wenig, über 0.25 viel.</translation>
    </message>
    <message>
        <source>Under Mistakes, click the cell of the pair that is mixed up most, and read its texts: often the label is wrong, not the model.</source>
        <translation>Unter „Fehler“ auf die Zelle des Paars klicken, das am häufigsten verwechselt wird, und seine Texte lesen: Oft ist das Label falsch, nicht das Modell.</translation>
    </message>
    <message>
        <source>Under Curves, move the threshold and see what a miss and a false alarm cost.</source>
        <translation>Unter „Kurven“ die Schwelle verschieben und sehen, was ein übersehener Text und ein Fehlalarm kosten.</translation>
    </message>
    <message>
        <source>Under Words, see what an answer was made of; under Fairness, whether names or groups sway it.</source>
        <translation>Unter „Wörter“ sehen, woraus eine Antwort entstanden ist; unter „Fairness“, ob Namen oder Gruppen sie beeinflussen.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>The probability from which on a label is answered.</source>
        <translation>Die Wahrscheinlichkeit, ab der ein Label als Antwort gegeben wird.</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC-Kurve</translation>
    </message>
    <message>
        <source>Texts found against false alarms, for every threshold. Its area (AUC): 1 is perfect, 0.5 is guessing.</source>
        <translation>Gefundene Texte gegen Fehlalarme, für jede Schwelle. Ihre Fläche (AUC): 1 ist perfekt, 0.5 ist geraten.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Precision</translation>
    </message>
    <message>
        <source>Mean precision while more and more texts of a label are found; 1 is perfect.</source>
        <translation>Der Mittelwert der Precision, während immer mehr Texte eines Labels gefunden werden; 1 ist perfekt.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Whether answers of 80 % confidence are right in 80 % of cases. The error (ECE) is the mean difference.</source>
        <translation>Ob Antworten mit 80 % Sicherheit in 80 % der Fälle richtig sind. Der Fehler (ECE) ist der mittlere Unterschied.</translation>
    </message>
    <message>
        <source>McNemar test</source>
        <translation>McNemar-Test</translation>
    </message>
    <message>
        <source>How probable it is that one of two models is ahead only by chance.</source>
        <translation>Wie wahrscheinlich es ist, dass eines von zwei Modellen nur durch Zufall vorn liegt.</translation>
    </message>
    <message>
        <source>Gradient times input</source>
        <translation>Gradient mal Eingabe</translation>
    </message>
    <message>
        <source>How much each word moved the answer, estimated from the slope of the model.</source>
        <translation>Wie stark jedes Wort die Antwort bewegt hat, geschätzt aus der Steigung des Modells.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>The last part of a model, which makes an answer of what the layers understood. That of pretraining is dropped; tuning trains a fresh one.</source>
        <translation>Der letzte Teil eines Modells: Er macht aus dem, was die Schichten verstanden haben, eine Antwort. Der Kopf des Vortrainings entfällt; das Tuning trainiert einen frischen.</translation>
    </message>
    <message>
        <source>Pooler</source>
        <translation>Pooler</translation>
    </message>
    <message>
        <source>The part below the head, which sums up a whole text in one row of numbers.</source>
        <translation>Der Teil unter dem Kopf, der einen ganzen Text in einer Reihe von Zahlen zusammenfasst.</translation>
    </message>
    <message>
        <source>A range around the score, because only so many texts were judged: ranges made this way hold the true value in about 95 of 100 cases.</source>
        <translation>Ein Bereich um den Wert, weil nur so viele Texte beurteilt wurden: So gebildete Bereiche enthalten den wahren Wert in etwa 95 von 100 Fällen.</translation>
    </message>
</context>
<context>
    <name>LossCurves</name>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>Validation loss was lowest, %1, at step %2 and is %3 now.</source>
        <translation>Der Validierungsverlust war bei Schritt %2 mit %1 am niedrigsten und beträgt jetzt %3.</translation>
    </message>
    <message>
        <source>Overfitting begins after step %1.</source>
        <translation>Die Überanpassung beginnt nach Schritt %1.</translation>
    </message>
    <message>
        <source>Some values were not finite and are left out.</source>
        <translation>Einige Werte waren nicht endlich und sind weggelassen.</translation>
    </message>
    <message>
        <source>Training loss fell from %1 to %2 over %3 steps.</source>
        <translation>Der Trainingsverlust fiel in %3 Schritten von %1 auf %2.</translation>
    </message>
    <message>
        <source>Training loss went from %1 to %2 over %3 steps.</source>
        <translation>Der Trainingsverlust ging in %3 Schritten von %1 auf %2.</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>d MMM hh:mm:ss</source>
        <comment>day, month, time; letters as in Qt&apos;s QLocale::toString</comment>
        <translation>d. MMM hh:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy hh:mm</source>
        <comment>day, month, year, time; letters as in Qt&apos;s QLocale::toString</comment>
        <translation>d. MMM yyyy hh:mm</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Take the tuned model away, in a form that other programs read, and try it.</source>
        <translation>Das abgestimmte Modell mitnehmen, in einer Form, die andere Programme lesen, und es ausprobieren.</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Watch the model in use, correct its answers, and train again with them.</source>
        <translation>Das Modell im Einsatz beobachten, seine Antworten berichtigen und damit nachtrainieren.</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Tuning</translation>
    </message>
    <message>
        <source>Choose how the model learns, start, and watch both losses.</source>
        <translation>Wählen, wie das Modell lernt, starten und beide Verluste beobachten.</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>Bitte beachten</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Encoder layer %1</source>
        <translation>Encoder-Schicht %1</translation>
    </message>
    <message>
        <source>Decoder layer %1</source>
        <translation>Decoder-Schicht %1</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Namen</translation>
    </message>
</context>
<context>
    <name>RecipeEdit</name>
    <message>
        <source>several settings</source>
        <translation>mehrere Einstellungen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>Snippets</name>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>The program beside this one; it needs no window.</source>
        <translation>etude-cli liegt neben diesem Programm und braucht kein Fenster.</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Starts an endpoint on this computer and asks it.</source>
        <translation>Startet einen Endpunkt auf diesem Rechner und fragt ihn.</translation>
    </message>
    <message>
        <source>HTTP from Python</source>
        <translation>HTTP aus Python</translation>
    </message>
    <message>
        <source>Asks the endpoint, which must be running: start it on the Monitoring page, or as the HTTP tab shows. Needs nothing but Python.</source>
        <translation>Fragt den Endpunkt, der dafür laufen muss: ihn auf der Seite Überwachung starten oder so, wie es der Reiter HTTP zeigt. Braucht nichts außer Python.</translation>
    </message>
    <message>
        <source>Needs: pip install transformers torch, and peft for an adapter</source>
        <translation>Braucht: pip install transformers torch, für einen Adapter auch peft</translation>
    </message>
</context>
<context>
    <name>StageStatus</name>
    <message>
        <source>Needs attention</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>The data is still being read.</source>
        <translation>Die Daten werden noch gelesen.</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Open a data file first.</source>
        <translation>Zuerst eine Datendatei öffnen.</translation>
    </message>
    <message>
        <source>%1 rows, %2 labels</source>
        <translation>%1 Zeilen, %2 Labels</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Ansehen…</translation>
    </message>
    <message>
        <source>The model is still being looked at.</source>
        <translation>Das Modell wird noch angesehen.</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Choose a model first.</source>
        <translation>Zuerst ein Modell wählen.</translation>
    </message>
    <message>
        <source>Opening the engine…</source>
        <translation>Rechenkern öffnen…</translation>
    </message>
    <message>
        <source>The engine is still being opened.</source>
        <translation>Der Rechenkern wird noch geöffnet.</translation>
    </message>
    <message>
        <source>GPU ready</source>
        <translation>GPU bereit</translation>
    </message>
    <message>
        <source>Processor ready</source>
        <translation>Prozessor bereit</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Vorbereiten…</translation>
    </message>
    <message>
        <source>Evaluating, %1</source>
        <translation>Auswertung, %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Running, %1</source>
        <translation>Läuft, %1</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Pause bei %1</translation>
    </message>
    <message>
        <source>The run is not done yet.</source>
        <translation>Der Lauf ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>Start a run first: the next stage looks at its result.</source>
        <translation>Zuerst einen Lauf starten: Die nächste Stufe betrachtet sein Ergebnis.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The run was stopped before it had a result: resume it, or start another.</source>
        <translation>Der Lauf wurde gestoppt, bevor er ein Ergebnis hatte: ihn fortsetzen oder einen anderen starten.</translation>
    </message>
    <message>
        <source>There is no tuned model yet: finish a run first.</source>
        <translation>Es gibt noch kein abgestimmtes Modell: zuerst einen Lauf zu Ende bringen.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Tuning</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>1 alarm</source>
        <translation>1 Alarm</translation>
    </message>
    <message>
        <source>%1 alarms</source>
        <translation>%1 Alarme</translation>
    </message>
    <message>
        <source>Self-test failed</source>
        <translation>Selbsttest fehlgeschlagen</translation>
    </message>
    <message>
        <source>Written, tested</source>
        <translation>Geschrieben, geprüft</translation>
    </message>
    <message>
        <source>Written, not tested</source>
        <translation>Geschrieben, nicht geprüft</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>How letters are stored as bytes. Found out by itself; the preview shows the result. If accented letters look wrong, name the encoding, for example UTF-8, windows-1252, windows-1251, Shift_JIS or GB18030.</source>
        <translation>Wie Buchstaben als Bytes gespeichert sind. Wird von selbst ermittelt; die Vorschau zeigt das Ergebnis. Sehen Umlaute oder Buchstaben mit Akzent falsch aus, die Kodierung nennen, zum Beispiel UTF-8, windows-1252, windows-1251, Shift_JIS oder GB18030.</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Datendatei</translation>
    </message>
    <message>
        <source>The file with your examples: CSV, TSV, JSON, JSON Lines, or lines that start with the label. builtin:reviews is a small set of reviews that comes with the program.</source>
        <translation>Die Datei mit Ihren Beispielen: CSV, TSV, JSON, JSON Lines oder Zeilen, die mit dem Label beginnen. builtin:reviews ist eine kleine Sammlung von Rezensionen, die mit dem Programm kommt.</translation>
    </message>
    <message>
        <source>Validation file</source>
        <translation>Validierungsdatei</translation>
    </message>
    <message>
        <source>A file whose rows are only used to watch the training: the model never learns from them, so they show when it begins to learn by heart. Leave it empty to set aside a part of the data file.</source>
        <translation>Eine Datei, deren Zeilen nur dazu dienen, das Training zu beobachten: Das Modell lernt nie aus ihnen, darum zeigen sie, wann es auswendig zu lernen beginnt. Leer lassen, um einen Teil der Datendatei abzuzweigen.</translation>
    </message>
    <message>
        <source>Test file</source>
        <translation>Testdatei</translation>
    </message>
    <message>
        <source>A file whose rows are looked at once, at the very end, to say how good the model is on texts it has never met. Leave it empty to set aside a part of the data file.</source>
        <translation>Eine Datei, deren Zeilen ganz am Ende einmal angesehen werden, um zu sagen, wie gut das Modell bei Texten ist, denen es nie begegnet ist. Leer lassen, um einen Teil der Datendatei abzuzweigen.</translation>
    </message>
    <message>
        <source>Extra training file</source>
        <translation>Zusätzliche Trainingsdatei</translation>
    </message>
    <message>
        <source>More rows to learn from, such as predictions that you corrected in the Monitoring stage. They join the training rows and win over training rows with the same text.</source>
        <translation>Weitere Zeilen zum Lernen, etwa Vorhersagen, die Sie in der Stufe „Überwachung“ berichtigt haben. Sie kommen zu den Trainingszeilen hinzu und haben Vorrang vor Trainingszeilen mit demselben Text.</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>How rows are written in the file. Found out from the file&apos;s name and content; choose it yourself if the preview looks wrong.</source>
        <translation>Wie die Zeilen in der Datei geschrieben sind. Wird aus Name und Inhalt der Datei ermittelt; selbst wählen, wenn die Vorschau falsch aussieht.</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Ermitteln</translation>
    </message>
    <message>
        <source>CSV (cells separated by commas or similar)</source>
        <translation>CSV (Zellen durch Kommas oder Ähnliches getrennt)</translation>
    </message>
    <message>
        <source>TSV (cells separated by tabs)</source>
        <translation>TSV (Zellen durch Tabs getrennt)</translation>
    </message>
    <message>
        <source>JSON (one list of objects)</source>
        <translation>JSON (eine Liste von Objekten)</translation>
    </message>
    <message>
        <source>JSON Lines (one object a line)</source>
        <translation>JSON Lines (ein Objekt je Zeile)</translation>
    </message>
    <message>
        <source>Label, a blank, then the text</source>
        <translation>Label, Leerzeichen, dann der Text</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>The character between two cells of a CSV file: auto, tab, or one character such as , or ; or |. With the wrong one, a row shows as one long cell or falls into too many.</source>
        <translation>Das Zeichen zwischen zwei Zellen einer CSV-Datei: auto, tab oder ein Zeichen wie , oder ; oder |. Beim falschen erscheint eine Zeile als eine lange Zelle oder zerfällt in zu viele.</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Whether the first row holds the names of the columns. If a name shows up as an example, say yes; if your first example is missing and its text shows as a name, say no.</source>
        <translation>Ob die erste Zeile die Namen der Spalten enthält. Erscheint ein Name als Beispiel, ist die Antwort Ja; fehlt das erste Beispiel und sein Text erscheint als Name, ist sie Nein.</translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation>Namen der Spalten</translation>
    </message>
    <message>
        <source>Already an example</source>
        <translation>Schon ein Beispiel</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Text column</source>
        <translation>Textspalte</translation>
    </message>
    <message>
        <source>The column with the text that the model reads. Left empty, it is guessed from the names and the content.</source>
        <translation>Die Spalte mit dem Text, den das Modell liest. Bleibt sie leer, wird sie aus den Namen und dem Inhalt erraten.</translation>
    </message>
    <message>
        <source>Second text column</source>
        <translation>Zweite Textspalte</translation>
    </message>
    <message>
        <source>For tasks about two texts (a question and an answer, a claim and a source): the column with the second one. auto: guessed; empty: there is none.</source>
        <translation>Für Aufgaben mit zwei Texten (eine Frage und eine Antwort, eine Behauptung und eine Quelle): die Spalte mit dem zweiten. auto: wird erraten; leer: Es gibt keine.</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>Label-Spalte</translation>
    </message>
    <message>
        <source>The column with the answer that the model learns to give: a few values that come back again and again, such as positive and negative. Left empty, it is guessed.</source>
        <translation>Die Spalte mit der Antwort, die das Modell zu geben lernt: wenige Werte, die immer wiederkehren, etwa „positiv“ und „negativ“. Bleibt sie leer, wird sie erraten.</translation>
    </message>
    <message>
        <source>Split column</source>
        <translation>Aufteilungsspalte</translation>
    </message>
    <message>
        <source>A column whose cells say train, validation or test, if someone has already divided the rows. Results can then be compared with other people&apos;s. auto: used if there is one; empty: ignored.</source>
        <translation>Eine Spalte, deren Zellen train, validation oder test sagen, falls schon jemand die Zeilen aufgeteilt hat. Ergebnisse lassen sich dann mit denen anderer vergleichen. auto: wird benutzt, wenn es sie gibt; leer: wird nicht beachtet.</translation>
    </message>
    <message>
        <source>Leave out incomplete rows</source>
        <translation>Unvollständige Zeilen weglassen</translation>
    </message>
    <message>
        <source>Leaves out rows without a text or without a label. There is nothing to learn from them; turned off, a row without a label is an error.</source>
        <translation>Lässt Zeilen ohne Text oder ohne Label weg. Aus ihnen ist nichts zu lernen; ausgeschaltet ist eine Zeile ohne Label ein Fehler.</translation>
    </message>
    <message>
        <source>Leave out repeated rows</source>
        <translation>Wiederholte Zeilen weglassen</translation>
    </message>
    <message>
        <source>Keeps only the first of rows whose texts differ in nothing but capitals, blanks and punctuation. Turned off, repeated texts count several times, and copies of one text can end up on both sides of the split.</source>
        <translation>Behält nur die erste von mehreren Zeilen, deren Texte sich allein in Großschreibung, Leerzeichen und Satzzeichen unterscheiden. Ausgeschaltet zählen wiederholte Texte mehrfach, und Kopien eines Textes können auf beiden Seiten der Aufteilung landen.</translation>
    </message>
    <message>
        <source>Leave out leaked rows</source>
        <translation>Leck-Zeilen weglassen</translation>
    </message>
    <message>
        <source>Leaves out training rows whose text is also in the validation or test rows. Turned off, the model is tested on texts it has seen, and its accuracy looks better than it is.</source>
        <translation>Lässt Trainingszeilen weg, deren Text auch in den Validierungs- oder Testzeilen steht. Ausgeschaltet wird das Modell an Texten getestet, die es gesehen hat, und seine Genauigkeit sieht besser aus, als sie ist.</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>The part of the data file that is set aside to watch the training. More makes the validation curve steadier; less leaves more rows to learn from. 0.1 to 0.2 is usual.</source>
        <translation>Der Teil der Datendatei, der zum Beobachten des Trainings abgezweigt wird. Mehr macht die Validierungskurve ruhiger; weniger lässt mehr Zeilen zum Lernen. Üblich ist 0.1 bis 0.2.</translation>
    </message>
    <message>
        <source>Share for the test</source>
        <translation>Anteil für den Test</translation>
    </message>
    <message>
        <source>The part of the data file that is set aside for the final test. More makes the final accuracy more certain; less leaves more rows to learn from. 0.1 to 0.2 is usual; with 0 there is no final test.</source>
        <translation>Der Teil der Datendatei, der für den abschließenden Test abgezweigt wird. Mehr macht die abschließende Genauigkeit verlässlicher; weniger lässt mehr Zeilen zum Lernen. Üblich ist 0.1 bis 0.2; mit 0 gibt es keinen abschließenden Test.</translation>
    </message>
    <message>
        <source>Same label shares in every part</source>
        <translation>Gleiche Label-Anteile in jedem Teil</translation>
    </message>
    <message>
        <source>Every part gets the same share of each label, so that a rare label is not missing from the test by bad luck. Turned off, rows are dealt out purely at random.</source>
        <translation>Jeder Teil bekommt von jedem Label denselben Anteil, damit ein seltenes Label nicht durch Pech im Test fehlt. Ausgeschaltet werden die Zeilen rein zufällig verteilt.</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>Startwert (Aufteilung)</translation>
    </message>
    <message>
        <source>The number that decides which row goes where. The same number always gives the same split; another number, higher or lower, gives another. Try two or three to see how much your result depends on luck.</source>
        <translation>Die Zahl, die entscheidet, welche Zeile wohin kommt. Dieselbe Zahl ergibt immer dieselbe Aufteilung; eine andere, höher oder niedriger, ergibt eine andere. Zwei oder drei ausprobieren zeigt, wie sehr das Ergebnis vom Glück abhängt.</translation>
    </message>
    <message>
        <source>Training rows to use</source>
        <translation>Zahl der Trainingszeilen</translation>
    </message>
    <message>
        <source>Learn from only so many rows, each label in proportion; 0 means all. Fewer rows train faster but overfit sooner; more rows give a better model.</source>
        <translation>Nur aus so vielen Zeilen lernen, jedes Label nach seinem Anteil; 0 bedeutet alle. Weniger Zeilen sind schneller trainiert, führen aber eher zu Überanpassung; mehr Zeilen ergeben ein besseres Modell.</translation>
    </message>
    <message>
        <source>Judge on</source>
        <translation>Beurteilen an</translation>
    </message>
    <message>
        <source>The rows on which the finished model is judged. Test rows were never looked at during training, so their score is honest; validation rows helped to choose the best checkpoint, so their score is a little too good. Without test rows, the validation rows are taken.</source>
        <translation>Die Zeilen, an denen das fertige Modell beurteilt wird. Testzeilen wurden während des Trainings nie angesehen, ihr Ergebnis ist also ehrlich; Validierungszeilen haben geholfen, den besten Checkpoint zu wählen, ihr Ergebnis ist also etwas zu gut. Ohne Testzeilen werden die Validierungszeilen genommen.</translation>
    </message>
    <message>
        <source>Test rows</source>
        <translation>Testzeilen</translation>
    </message>
    <message>
        <source>Validation rows</source>
        <translation>Validierungszeilen</translation>
    </message>
    <message>
        <source>Compare with the untuned model</source>
        <translation>Mit dem nicht abgestimmten Modell vergleichen</translation>
    </message>
    <message>
        <source>Also judges the model as it was before tuning. On: you see what the tuning has gained; it takes one more pass over the rows. Off: a little faster.</source>
        <translation>Beurteilt auch das Modell, wie es vor dem Tuning war. Ein: Es ist zu sehen, was das Tuning gebracht hat; das kostet einen weiteren Durchgang durch die Zeilen. Aus: etwas schneller.</translation>
    </message>
    <message>
        <source>Mistakes to keep</source>
        <translation>Aufbewahrte Fehler</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>How the model is called in its card, for example film-reviews-bert.</source>
        <translation>Wie das Modell in seiner Karte heißt, zum Beispiel film-reviews-bert.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>How the model is written. A Hugging Face folder is read by Transformers, by most inference servers, and by this program.</source>
        <translation>Wie das Modell geschrieben wird. Einen Hugging-Face-Ordner lesen Transformers, die meisten Inferenzserver und dieses Programm.</translation>
    </message>
    <message>
        <source>Hugging Face folder</source>
        <translation>Hugging-Face-Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where the exported model goes. Empty: into a folder called export inside the run&apos;s own folder.</source>
        <translation>Wohin das exportierte Modell kommt. Leer: in einen Ordner namens export im Ordner des Laufs.</translation>
    </message>
    <message>
        <source>Number format of the weights</source>
        <translation>Zahlenformat der Gewichte</translation>
    </message>
    <message>
        <source>float32 keeps every digit. float16 and bfloat16 halve the size of the file; answers change in the third digit or later. float16 has finer steps, bfloat16 a wider range.</source>
        <translation>float32 behält jede Stelle. float16 und bfloat16 halbieren die Größe der Datei; Antworten ändern sich ab der dritten Stelle oder später. float16 hat feinere Stufen, bfloat16 einen größeren Wertebereich.</translation>
    </message>
    <message>
        <source>float32 (exact)</source>
        <translation>float32 (exakt)</translation>
    </message>
    <message>
        <source>float16 (half the size)</source>
        <translation>float16 (halbe Größe)</translation>
    </message>
    <message>
        <source>bfloat16 (half the size)</source>
        <translation>bfloat16 (halbe Größe)</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Named in the model card: an identifier such as apache-2.0, mit or cc-by-4.0. A tuned model usually has to keep the licence of the model that it was made from.</source>
        <translation>Steht in der Modellkarte: eine Kennung wie apache-2.0, mit oder cc-by-4.0. Ein abgestimmtes Modell muss meist die Lizenz des Modells behalten, aus dem es entstanden ist.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>A few sentences for the model card: what the model is for, and what it is not for.</source>
        <translation>Ein paar Sätze für die Modellkarte: wofür das Modell da ist und wofür nicht.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The pretrained model that the tuning starts from: a Hugging Face folder (config.json, model.safetensors, vocab.txt or tokenizer.json), or builtin:starter-encoder, the small model that comes with the program. A larger model usually answers better and trains more slowly.</source>
        <translation>Das vortrainierte Modell, mit dem das Tuning beginnt: ein Hugging-Face-Ordner (config.json, model.safetensors, vocab.txt oder tokenizer.json) oder builtin:starter-encoder, das kleine Modell, das mit dem Programm kommt. Ein größeres Modell antwortet meist besser und trainiert langsamer.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Pretrained weights know the language already, so a few hundred examples are enough. Random weights of the same shape start from nothing: choose them to see how much the pretraining is worth.</source>
        <translation>Vortrainierte Gewichte kennen die Sprache schon, darum genügen ein paar Hundert Beispiele. Zufällige Gewichte derselben Form beginnen bei null: Sie zeigen, wie viel das Vortraining wert ist.</translation>
    </message>
    <message>
        <source>Pretrained weights</source>
        <translation>Vortrainierte Gewichte</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>Zufällige Gewichte</translation>
    </message>
    <message>
        <source>Longest text (tokens)</source>
        <translation>Längster Text (Tokens)</translation>
    </message>
    <message>
        <source>Longer texts are cut off after so many tokens, special tokens included. Higher: more of long texts is read, but time and memory grow with it. Lower: faster, but the end of long texts is lost.</source>
        <translation>Längere Texte werden nach so vielen Tokens abgeschnitten, besondere Tokens mitgezählt. Höher: Von langen Texten wird mehr gelesen, aber Zeit und Arbeitsspeicher wachsen mit. Niedriger: schneller, aber das Ende langer Texte geht verloren.</translation>
    </message>
    <message>
        <source>Keep a log of predictions</source>
        <translation>Vorhersagen protokollieren</translation>
    </message>
    <message>
        <source>On: every prediction goes into predictions.sqlite in the run&apos;s folder, and volume, confidence and drift can be shown. Off: nothing is kept, nothing can be watched.</source>
        <translation>Ein: Jede Vorhersage kommt in die Datei predictions.sqlite im Ordner des Laufs; Menge, Sicherheit und Drift lassen sich dann zeigen. Aus: Nichts wird aufbewahrt, nichts lässt sich beobachten.</translation>
    </message>
    <message>
        <source>Keep the texts too</source>
        <translation>Auch Texte aufbewahren</translation>
    </message>
    <message>
        <source>On: you can correct wrong labels and train again with them. Off: only numbers are kept, which is right for private texts; corrections are then no use for training.</source>
        <translation>Ein: Falsche Labels lassen sich berichtigen und zum Nachtrainieren nutzen. Aus: Nur Zahlen werden aufbewahrt, was für private Texte richtig ist; Berichtigungen nützen dann nichts für das Training.</translation>
    </message>
    <message>
        <source>Predictions per drift window</source>
        <translation>Vorhersagen je Drift-Fenster</translation>
    </message>
    <message>
        <source>Drift is measured over so many predictions at a time. Higher: steadier figures that notice a change later. Lower: quicker, but chance alone can look like drift.</source>
        <translation>Die Drift wird jeweils über so viele Vorhersagen gemessen. Höher: ruhigere Zahlen, die eine Änderung später bemerken. Niedriger: schneller, aber schon der Zufall kann wie Drift aussehen.</translation>
    </message>
    <message>
        <source>Drift: warn from</source>
        <translation>Drift: Warnung ab</translation>
    </message>
    <message>
        <source>Drift: alarm from</source>
        <translation>Drift: Alarm ab</translation>
    </message>
    <message>
        <source>Port of the endpoint</source>
        <translation>Port des Endpunkts</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Folder of .txt files (UTF-8, one paragraph a line), or one such file, that the language is learned from.</source>
        <translation>Ordner mit .txt-Dateien (UTF-8, ein Absatz je Zeile) oder eine solche Datei, woraus die Sprache gelernt wird.</translation>
    </message>
    <message>
        <source>Held-out list</source>
        <translation>Liste der Prüftexte</translation>
    </message>
    <message>
        <source>File with lines NAME&lt;tab&gt;WORD: files whose word is not train are kept for judging the model. Empty: every 20th file is kept.</source>
        <translation>Datei mit Zeilen NAME&lt;tab&gt;WORT: Dateien, deren Wort nicht train ist, werden zum Beurteilen des Modells zurückgehalten. Leer: Jede 20. Datei wird zurückgehalten.</translation>
    </message>
    <message>
        <source>Go on from</source>
        <translation>Ausgangsmodell</translation>
    </message>
    <message>
        <source>Folder of a model of any family that is trained further, with its own vocabulary, shape and head. Empty: fresh vocabulary and weights.</source>
        <translation>Ordner eines Modells einer beliebigen Familie, das weitertrainiert wird, mit eigenem Vokabular, eigener Form und eigenem Kopf. Leer: neues Vokabular und neue Gewichte.</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Numbers per token between the layers; a multiple of the heads. Higher: as with layers.</source>
        <translation>Zahlen je Token zwischen den Schichten; ein Vielfaches der Köpfe. Höher: wie bei den Schichten.</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>Aufmerksamkeitsköpfe</translation>
    </message>
    <message>
        <source>Heads per layer; the width divided by them should be 32 to 64.</source>
        <translation>Köpfe je Schicht; die Breite geteilt durch diese Zahl sollte 32 bis 64 ergeben.</translation>
    </message>
    <message>
        <source>Inner width</source>
        <translation>Innere Breite</translation>
    </message>
    <message>
        <source>Most tokens that the finished model can read at once. Higher: longer texts, a slightly larger file.</source>
        <translation>Höchstzahl der Tokens, die das fertige Modell auf einmal lesen kann. Höher: längere Texte, eine etwas größere Datei.</translation>
    </message>
    <message>
        <source>Training length (tokens)</source>
        <translation>Trainingslänge (Tokens)</translation>
    </message>
    <message>
        <source>Tokens per training row. Higher: learns wider context, slower. Not above the longest text.</source>
        <translation>Tokens je Trainingszeile. Höher: lernt weitere Zusammenhänge, langsamer. Nicht mehr als der längste Text.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Rows learned from at once. Higher: smoother steps, more memory.</source>
        <translation>Zeilen, aus denen auf einmal gelernt wird. Höher: ruhigere Schritte, mehr Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Optimizer steps. Higher: better and longer. 0: the minutes decide.</source>
        <translation>Schritte des Optimierers. Höher: besser und länger. 0: Die Minuten entscheiden.</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Time for training if no steps are given; the learning rate falls to zero over it. Higher: a better model.</source>
        <translation>Zeit für das Training, wenn keine Schritte angegeben sind; die Lernrate fällt in dieser Zeit auf null. Höher: ein besseres Modell.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Peak step size. Higher: faster, until it no longer settles.</source>
        <translation>Größte Schrittweite. Höher: schneller, bis das Modell nicht mehr zur Ruhe kommt.</translation>
    </message>
    <message>
        <source>Warm-up (share)</source>
        <translation>Aufwärmphase (Anteil)</translation>
    </message>
    <message>
        <source>Share of the training in which the learning rate rises from zero.</source>
        <translation>Anteil des Trainings, in dem die Lernrate von null ansteigt.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtszerfall</translation>
    </message>
    <message>
        <source>Pull of the weights towards zero in each step.</source>
        <translation>Wie stark jeder Schritt die Gewichte gegen null zieht.</translation>
    </message>
    <message>
        <source>Masked share</source>
        <translation>Maskierter Anteil</translation>
    </message>
    <message>
        <source>Weight of the summary</source>
        <translation>Gewicht der Zusammenfassung</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of signals switched off at random. 0 is right as long as the corpus is not seen many times. -1: as the config of the model to go on from says.</source>
        <translation>Anteil der Signale, die zufällig abgeschaltet werden. 0 ist richtig, solange das Korpus nicht oft durchlaufen wird. -1: wie in der config des Modells, mit dem es weitergeht.</translation>
    </message>
    <message>
        <source>Start of the attention</source>
        <translation>Anfang der Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Neighbouring tokens</source>
        <translation>Benachbarte Tokens</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Spread of fresh weights</source>
        <translation>Streuung der neuen Gewichte</translation>
    </message>
    <message>
        <source>Standard deviation of the random weights. 0.02 suits wide models; narrow ones learn faster from more.</source>
        <translation>Standardabweichung der zufälligen Gewichte. 0.02 passt zu breiten Modellen; schmale lernen mit mehr schneller.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>0: one per physical core.</source>
        <translation>0: einer je physischem Kern.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto, cpu, cuda:0, ...</source>
        <translation>auto, cpu, cuda:0, ...</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Zufallsstartwert</translation>
    </message>
    <message>
        <source>Starting point of everything that is left to chance.</source>
        <translation>Ausgangspunkt für alles, was dem Zufall überlassen ist.</translation>
    </message>
    <message>
        <source>What the texts are</source>
        <translation>Was die Texte sind</translation>
    </message>
    <message>
        <source>Some words for the model card, such as: public-domain English books. Empty: it only says how many texts there were.</source>
        <translation>Ein paar Worte für die Modellkarte, etwa: gemeinfreie englische Bücher. Leer: Sie sagt nur, wie viele Texte es waren.</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Sprache der Texte</translation>
    </message>
    <message>
        <source>For the model card, as a code: en, de, es, ...</source>
        <translation>Für die Modellkarte, als Kürzel: en, de, es, ...</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <source>For the model card: cc0-1.0, cc-by-4.0, ... What you may choose depends on the texts.</source>
        <translation>Für die Modellkarte: cc0-1.0, cc-by-4.0, ... Welche Wahl möglich ist, hängt von den Texten ab.</translation>
    </message>
    <message>
        <source>Where the model is trained: cpu (the processor), cuda:0 (the first NVIDIA GPU), or auto: a GPU if there is one that passes its self-test, else the processor.</source>
        <translation>Wo das Modell trainiert wird: cpu (der Prozessor), cuda:0 (die erste NVIDIA-GPU) oder auto: eine GPU, wenn es eine gibt, die ihren Selbsttest besteht, sonst der Prozessor.</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>fp32 computes with full single precision. bf16 keeps fewer digits in most products: about twice as fast on processors and GPUs that are built for it, slower elsewhere, and for fine-tuning as good. auto takes bf16 where it pays.</source>
        <translation>fp32 rechnet mit voller einfacher Genauigkeit. bf16 behält in den meisten Produkten weniger Stellen: etwa doppelt so schnell auf Prozessoren und GPUs, die dafür gebaut sind, sonst langsamer, und für die Feinabstimmung ebenso gut. auto nimmt bf16, wo es sich lohnt.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>fp32 (exact)</source>
        <translation>fp32 (exakt)</translation>
    </message>
    <message>
        <source>bf16 (fast)</source>
        <translation>bf16 (schnell)</translation>
    </message>
    <message>
        <source>Memory limit (MiB)</source>
        <translation>Speichergrenze (MiB)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Full tuning</source>
        <translation>Volles Tuning</translation>
    </message>
    <message>
        <source>Partial tuning (lower layers frozen)</source>
        <translation>Teil-Tuning (untere Schichten eingefroren)</translation>
    </message>
    <message>
        <source>Freeze the embeddings</source>
        <translation>Embeddings einfrieren</translation>
    </message>
    <message>
        <source>Frozen layers</source>
        <translation>Eingefrorene Schichten</translation>
    </message>
    <message>
        <source>How far the weights move in each step. Higher: learns faster, but jumps about and can forget what was pretrained. Lower: steadier, but needs more epochs. 3e-4 suits the small starter, 5e-5 or less a model of BERT&apos;s size.</source>
        <translation>Wie weit sich die Gewichte in jedem Schritt bewegen. Höher: lernt schneller, springt aber umher und kann Vortrainiertes vergessen. Niedriger: ruhiger, braucht aber mehr Epochen. 3e-4 passt zum kleinen Startermodell, 5e-5 oder weniger zu einem Modell von der Größe von BERT.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often every training row is seen. Higher: the model learns more, then begins to learn rows by heart (overfitting: the validation loss turns up). Lower: quicker, but it may not have learned enough. Fractions are allowed.</source>
        <translation>Wie oft jede Trainingszeile gesehen wird. Höher: Das Modell lernt mehr und beginnt dann, Zeilen auswendig zu lernen (Überanpassung: Der Validierungsverlust steigt wieder). Niedriger: schneller, aber vielleicht hat es noch nicht genug gelernt. Bruchteile sind erlaubt.</translation>
    </message>
    <message>
        <source>Steps at most</source>
        <translation>Schritte höchstens</translation>
    </message>
    <message>
        <source>Examples that are learned from at once. Higher: smoother steps and better use of the machine, but more memory and fewer steps per epoch. Lower: noisier steps, less memory.</source>
        <translation>Beispiele, aus denen auf einmal gelernt wird. Höher: ruhigere Schritte und bessere Auslastung des Rechners, aber mehr Arbeitsspeicher und weniger Schritte je Epoche. Niedriger: unruhigere Schritte, weniger Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Batch size of the validation</source>
        <translation>Batchgröße der Validierung</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>Gradienten ansammeln</translation>
    </message>
    <message>
        <source>Group texts of like length</source>
        <translation>Ähnlich lange Texte gruppieren</translation>
    </message>
    <message>
        <source>On: batches hold texts of like length, so less is wasted on padding and training is faster. Off: batches are mixed purely by chance.</source>
        <translation>Ein: Batches enthalten Texte ähnlicher Länge, so wird weniger aufgefüllt, und das Training ist schneller. Aus: Batches werden rein zufällig gemischt.</translation>
    </message>
    <message>
        <source>Schedule of the learning rate</source>
        <translation>Verlauf der Lernrate</translation>
    </message>
    <message>
        <source>How the learning rate goes after the warm-up: falling in a straight line to zero, along a half cosine to zero, or staying where it is. Falling ends calmly; constant keeps moving and overfits more.</source>
        <translation>Wie sich die Lernrate nach der Aufwärmphase entwickelt: in gerader Linie auf null fallend, entlang eines halben Kosinus auf null oder gleichbleibend. Fallend endet ruhig; konstant bewegt sich weiter und führt eher zu Überanpassung.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Warm-up (share of the run)</source>
        <translation>Aufwärmphase (Anteil am Lauf)</translation>
    </message>
    <message>
        <source>Warm-up (steps)</source>
        <translation>Aufwärmphase (Schritte)</translation>
    </message>
    <message>
        <source>Clip gradients at</source>
        <translation>Gradienten kappen bei</translation>
    </message>
    <message>
        <source>Adam: beta 1</source>
        <translation>Adam: Beta 1</translation>
    </message>
    <message>
        <source>Adam: beta 2</source>
        <translation>Adam: Beta 2</translation>
    </message>
    <message>
        <source>Adam: epsilon</source>
        <translation>Adam: Epsilon</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Rare labels</source>
        <translation>Seltene Labels</translation>
    </message>
    <message>
        <source>Balanced: mistakes on rare labels cost more, in inverse proportion to their share, so the model does not simply answer the frequent label. None: every row counts the same.</source>
        <translation>Ausgewogen: Fehler bei seltenen Labels kosten mehr, umgekehrt proportional zu ihrem Anteil, damit das Modell nicht einfach das häufige Label antwortet. Keine: Jede Zeile zählt gleich viel.</translation>
    </message>
    <message>
        <source>Every row counts the same</source>
        <translation>Jede Zeile zählt gleich viel</translation>
    </message>
    <message>
        <source>Balanced: rare labels count more</source>
        <translation>Ausgewogen: Seltene Labels zählen mehr</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>When the model is tried on the validation rows, which it never learns from. Each epoch is usual; every so many steps shows the curve in finer detail and takes more time.</source>
        <translation>Wann das Modell an den Validierungszeilen erprobt wird, aus denen es nie lernt. Üblich ist nach jeder Epoche; nach Schrittzahl zeigt die Kurve feiner und braucht mehr Zeit.</translation>
    </message>
    <message>
        <source>After each epoch</source>
        <translation>Nach jeder Epoche</translation>
    </message>
    <message>
        <source>Every so many steps</source>
        <translation>Nach Schrittzahl</translation>
    </message>
    <message>
        <source>Steps between validations</source>
        <translation>Schritte zwischen Validierungen</translation>
    </message>
    <message>
        <source>Keep the best model</source>
        <translation>Das beste Modell behalten</translation>
    </message>
    <message>
        <source>On: the result is the model as it was at its best validation. Off: the result is the model after the last step, overfitted or not.</source>
        <translation>Ein: Das Ergebnis ist das Modell, wie es bei seiner besten Validierung war. Aus: Das Ergebnis ist das Modell nach dem letzten Schritt, überangepasst oder nicht.</translation>
    </message>
    <message>
        <source>Best means</source>
        <translation>Als bestes gilt</translation>
    </message>
    <message>
        <source>What decides which validation was best: the lowest loss (also minds how sure the model is), the highest accuracy, or the highest macro F1 (rare labels count as much as frequent ones).</source>
        <translation>Was entscheidet, welche Validierung die beste war: der niedrigste Verlust (achtet auch darauf, wie sicher das Modell ist), die höchste Genauigkeit oder das höchste Makro-F1 (seltene Labels zählen so viel wie häufige).</translation>
    </message>
    <message>
        <source>Lowest loss</source>
        <translation>Niedrigster Verlust</translation>
    </message>
    <message>
        <source>Highest accuracy</source>
        <translation>Höchste Genauigkeit</translation>
    </message>
    <message>
        <source>Highest macro F1</source>
        <translation>Höchstes Makro-F1</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>Früher Abbruch nach</translation>
    </message>
    <message>
        <source>Checkpoint every (steps)</source>
        <translation>Checkpoint alle (Schritte)</translation>
    </message>
    <message>
        <source>Checkpoints to keep</source>
        <translation>Aufbewahrte Checkpoints</translation>
    </message>
    <message>
        <source>Steps between samples</source>
        <translation>Schritte je Kurvenpunkt</translation>
    </message>
    <message>
        <source>Save memory by computing twice</source>
        <translation>Speicher sparen durch doppeltes Rechnen</translation>
    </message>
    <message>
        <source>The disk is full: free some space or choose another folder, then try again. Nothing that was there before is lost.</source>
        <translation>Der Datenträger ist voll: Platz schaffen oder einen anderen Ordner wählen, dann noch einmal versuchen. Nichts, was schon da war, ist verloren.</translation>
    </message>
    <message>
        <source>You may not write or read there: choose another folder or change its permissions.</source>
        <translation>Dort ist Schreiben oder Lesen nicht erlaubt: einen anderen Ordner wählen oder dessen Zugriffsrechte ändern.</translation>
    </message>
    <message>
        <source>Check the path: the file may have been moved or renamed.</source>
        <translation>Den Pfad prüfen: Die Datei wurde vielleicht verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>This is a folder: choose a file inside it.</source>
        <translation>Das ist ein Ordner: eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>Too many files are open: close other programs and try again.</source>
        <translation>Zu viele Dateien sind geöffnet: andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the disk and the path, then try again.</source>
        <translation>Datenträger und Pfad prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>write</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>Could not %1 %2: %3</source>
        <translation>%2 konnte nicht %1 werden: %3</translation>
    </message>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB, too large for what it should be</source>
        <translation>Die Datei ist größer als %1 MiB, zu groß für das, was sie sein soll</translation>
    </message>
    <message>
        <source>Check that this is the right file.</source>
        <translation>Prüfen, ob dies die richtige Datei ist.</translation>
    </message>
    <message>
        <source>make the folder</source>
        <translation>als Ordner angelegt</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>This is not valid JSON: line %1 cannot be read</source>
        <translation>Das ist kein gültiges JSON: Zeile %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>Open the file in an editor and mend that line, or get the file again: it may have been cut off.</source>
        <translation>Die Datei in einem Editor öffnen und diese Zeile berichtigen oder die Datei neu beschaffen: Sie ist vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>Could not open a pipe to a child process</source>
        <translation>Die Verbindung (Pipe) zu einem Kindprozess ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Could not start %1: %2</source>
        <translation>%1 ließ sich nicht starten: %2</translation>
    </message>
    <message>
        <source>Check that the program is installed completely.</source>
        <translation>Prüfen, ob das Programm vollständig installiert ist.</translation>
    </message>
    <message>
        <source>“%1” cannot be %2</source>
        <translation>„%1“ darf nicht %2 sein</translation>
    </message>
    <message>
        <source>Give %1.</source>
        <translation>Erwartet wird %1.</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>einer dieser Werte: %1</translation>
    </message>
    <message>
        <source>There is no setting called “%1”</source>
        <translation>Es gibt keine Einstellung namens „%1“</translation>
    </message>
    <message>
        <source>Remove it, or check its spelling.</source>
        <translation>Sie entfernen oder ihre Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>A section of settings in braces is expected here, not %1</source>
        <translation>Hier wird ein Abschnitt mit Einstellungen in geschweiften Klammern erwartet, nicht %1</translation>
    </message>
    <message>
        <source>Write { ... } with the settings of this section, or leave the section out.</source>
        <translation>{ ... } mit den Einstellungen dieses Abschnitts schreiben oder den Abschnitt weglassen.</translation>
    </message>
    <message>
        <source>The labels are uneven: “%1” has %2 training rows, “%3” only %4</source>
        <translation>Die Labels sind ungleich verteilt: „%1“ hat %2 Trainingszeilen, „%3“ nur %4</translation>
    </message>
    <message>
        <source>rows of rare labels are repeated</source>
        <translation>Zeilen seltener Labels werden wiederholt</translation>
    </message>
    <message>
        <source>rows of frequent labels are left out</source>
        <translation>Zeilen häufiger Labels werden weggelassen</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>%1 (in %2)</source>
        <translation>%1 (in %2)</translation>
    </message>
    <message>
        <source>%1 row has no text</source>
        <translation>%1 Zeile hat keinen Text</translation>
    </message>
    <message>
        <source>%1 rows have no text</source>
        <translation>%1 Zeilen haben keinen Text</translation>
    </message>
    <message>
        <source>%1 row has no label</source>
        <translation>%1 Zeile hat kein Label</translation>
    </message>
    <message>
        <source>%1 rows have no label</source>
        <translation>%1 Zeilen haben kein Label</translation>
    </message>
    <message>
        <source>%1 row repeats the text of an earlier row</source>
        <translation>%1 Zeile wiederholt den Text einer früheren Zeile</translation>
    </message>
    <message>
        <source>%1 rows repeat the text of an earlier row</source>
        <translation>%1 Zeilen wiederholen den Text einer früheren Zeile</translation>
    </message>
    <message>
        <source>%1 row has the text of another row with a different label</source>
        <translation>%1 Zeile hat den Text einer anderen Zeile, aber ein anderes Label</translation>
    </message>
    <message>
        <source>%1 rows have the same text but different labels</source>
        <translation>%1 Zeilen haben denselben Text, aber verschiedene Labels</translation>
    </message>
    <message>
        <source>the first of each was kept</source>
        <translation>jeweils die erste wurde behalten</translation>
    </message>
    <message>
        <source>%1 row nearly repeats an earlier row</source>
        <translation>%1 Zeile wiederholt beinahe eine frühere Zeile</translation>
    </message>
    <message>
        <source>%1 rows nearly repeat an earlier row</source>
        <translation>%1 Zeilen wiederholen beinahe eine frühere Zeile</translation>
    </message>
    <message>
        <source>%1 training row has a text that is also in the extra training file</source>
        <translation>%1 Trainingszeile hat einen Text, der auch in der zusätzlichen Trainingsdatei steht</translation>
    </message>
    <message>
        <source>%1 training rows have a text that is also in the extra training file</source>
        <translation>%1 Trainingszeilen haben einen Text, der auch in der zusätzlichen Trainingsdatei steht</translation>
    </message>
    <message>
        <source>dropped; the extra row counts</source>
        <translation>weggelassen; die zusätzliche Zeile zählt</translation>
    </message>
    <message>
        <source>%1 training row has a text that is also in the validation or test rows</source>
        <translation>%1 Trainingszeile hat einen Text, der auch in den Validierungs- oder Testzeilen steht</translation>
    </message>
    <message>
        <source>%1 training rows have a text that is also in the validation or test rows</source>
        <translation>%1 Trainingszeilen haben einen Text, der auch in den Validierungs- oder Testzeilen steht</translation>
    </message>
    <message>
        <source>dropped from training</source>
        <translation>aus dem Training weggelassen</translation>
    </message>
    <message>
        <source>%1 training row nearly repeats a validation or test row</source>
        <translation>%1 Trainingszeile wiederholt beinahe eine Validierungs- oder Testzeile</translation>
    </message>
    <message>
        <source>%1 training rows nearly repeat a validation or test row</source>
        <translation>%1 Trainingszeilen wiederholen beinahe eine Validierungs- oder Testzeile</translation>
    </message>
    <message>
        <source>%1 training row is longer than the model reads</source>
        <translation>%1 Trainingszeile ist länger, als das Modell liest</translation>
    </message>
    <message>
        <source>%1 training rows are longer than the model reads</source>
        <translation>%1 Trainingszeilen sind länger, als das Modell liest</translation>
    </message>
    <message>
        <source>The file %1 has no column in common with %2</source>
        <translation>Die Datei %1 hat keine Spalte mit %2 gemeinsam</translation>
    </message>
    <message>
        <source>Files are combined by the names of their columns, here %1. Give both the same names in their first row.</source>
        <translation>Dateien werden nach den Namen ihrer Spalten zusammengefügt, hier %1. Beiden in der ersten Zeile dieselben Namen geben.</translation>
    </message>
    <message>
        <source>The file %1 has no column %2</source>
        <translation>Die Datei %1 hat keine Spalte %2</translation>
    </message>
    <message>
        <source>Its rows have nothing there. If the column only has another name, rename it in the file.</source>
        <translation>Ihre Zeilen haben dort nichts. Wenn die Spalte nur anders heißt, sie in der Datei umbenennen.</translation>
    </message>
    <message>
        <source>The columns %1 of the file %2 are left out</source>
        <translation>Die Spalten %1 der Datei %2 werden weggelassen</translation>
    </message>
    <message>
        <source>The first file, %1, does not have them.</source>
        <translation>Die erste Datei, %1, hat sie nicht.</translation>
    </message>
    <message>
        <source>%1 row of %2 has too few or too many cells</source>
        <translation>%1 Zeile von %2 hat zu wenige oder zu viele Zellen</translation>
    </message>
    <message>
        <source>%1 rows of %2 have too few or too many cells</source>
        <translation>%1 Zeilen von %2 haben zu wenige oder zu viele Zellen</translation>
    </message>
    <message>
        <source>They were filled up or joined; look at them in the file.</source>
        <translation>Sie wurden aufgefüllt oder zusammengefügt; ein Blick in die Datei lohnt sich.</translation>
    </message>
    <message>
        <source>These files are too large to be read together</source>
        <translation>Diese Dateien sind zu groß, um zusammen gelesen zu werden</translation>
    </message>
    <message>
        <source>Take fewer of them, or a part of their rows.</source>
        <translation>Weniger davon nehmen oder nur einen Teil ihrer Zeilen.</translation>
    </message>
    <message>
        <source>%1 label has fewer than 3 rows: %2</source>
        <translation>%1 Label hat weniger als 3 Zeilen: %2</translation>
    </message>
    <message>
        <source>%1 labels have fewer than 3 rows: %2</source>
        <translation>%1 Labels haben weniger als 3 Zeilen: %2</translation>
    </message>
    <message>
        <source>%1 label is in the validation or test rows but not in the training rows: %2</source>
        <translation>%1 Label kommt in den Validierungs- oder Testzeilen vor, aber nicht in den Trainingszeilen: %2</translation>
    </message>
    <message>
        <source>%1 labels are in the validation or test rows but not in the training rows: %2</source>
        <translation>%1 Labels kommen in den Validierungs- oder Testzeilen vor, aber nicht in den Trainingszeilen: %2</translation>
    </message>
    <message>
        <source>The model cannot learn what it never sees: add training rows, or check the spelling of the labels.</source>
        <translation>Das Modell kann nicht lernen, was es nie sieht: Trainingszeilen hinzufügen oder die Schreibweise der Labels prüfen.</translation>
    </message>
    <message>
        <source>The column “%1” holds no labels</source>
        <translation>Die Spalte „%1“ enthält keine Labels</translation>
    </message>
    <message>
        <source>All rows have the same label, “%1”</source>
        <translation>Alle Zeilen haben dasselbe Label, „%1“</translation>
    </message>
    <message>
        <source>A classifier needs at least two labels: choose another label column, or add rows of another kind.</source>
        <translation>Ein Klassifikator braucht mindestens zwei Labels: eine andere Label-Spalte wählen oder Zeilen anderer Art hinzufügen.</translation>
    </message>
    <message>
        <source>The column “%1” holds %2 different labels; is this really the label column?</source>
        <translation>Die Spalte „%1“ enthält %2 verschiedene Labels; ist das wirklich die Label-Spalte?</translation>
    </message>
    <message>
        <source>Choose the column with the few values that come back; at most 1,000 labels are possible.</source>
        <translation>Die Spalte mit den wenigen wiederkehrenden Werten wählen; höchstens 1000 Labels sind möglich.</translation>
    </message>
    <message>
        <source>There are no training rows</source>
        <translation>Es gibt keine Trainingszeilen</translation>
    </message>
    <message>
        <source>Check the columns, what is left out, and the shares of the splits.</source>
        <translation>Die Spalten, das Weggelassene und die Anteile der Aufteilung prüfen.</translation>
    </message>
    <message>
        <source>There are no validation rows, so overfitting could not be seen</source>
        <translation>Es gibt keine Validierungszeilen, eine Überanpassung wäre also nicht zu sehen</translation>
    </message>
    <message>
        <source>Raise the share for validation, choose a validation file, or add more rows.</source>
        <translation>Den Anteil für die Validierung erhöhen, eine Validierungsdatei wählen oder mehr Zeilen hinzufügen.</translation>
    </message>
    <message>
        <source>There are no test rows, so the final accuracy will only be known for the validation rows</source>
        <translation>Es gibt keine Testzeilen, die abschließende Genauigkeit wird also nur für die Validierungszeilen bekannt sein</translation>
    </message>
    <message>
        <source>Raise the share for the test, choose a test file, or add more rows.</source>
        <translation>Den Anteil für den Test erhöhen, eine Testdatei wählen oder mehr Zeilen hinzufügen.</translation>
    </message>
    <message>
        <source>Let incomplete rows be left out, or fill in the labels.</source>
        <translation>Unvollständige Zeilen weglassen lassen oder die Labels eintragen.</translation>
    </message>
    <message>
        <source>%1 row has too few or too many cells</source>
        <translation>%1 Zeile hat zu wenige oder zu viele Zellen</translation>
    </message>
    <message>
        <source>%1 rows have too few or too many cells</source>
        <translation>%1 Zeilen haben zu wenige oder zu viele Zellen</translation>
    </message>
    <message>
        <source>filled up or joined</source>
        <translation>aufgefüllt oder zusammengefügt</translation>
    </message>
    <message>
        <source>%1 row was left out because the split column says neither train nor validation nor test, but “%2”</source>
        <translation>%1 Zeile wurde weggelassen, weil in der Aufteilungsspalte weder train noch validation noch test steht, sondern „%2“</translation>
    </message>
    <message>
        <source>%1 rows were left out because the split column says neither train nor validation nor test, but for example “%2”</source>
        <translation>%1 Zeilen wurden weggelassen, weil in der Aufteilungsspalte weder train noch validation noch test steht, sondern zum Beispiel „%2“</translation>
    </message>
    <message>
        <source>Correct these cells, or choose no split column.</source>
        <translation>Diese Zellen berichtigen oder keine Aufteilungsspalte wählen.</translation>
    </message>
    <message>
        <source>%1 row has letters that were decoded wrongly, such as “Ã©” for “é”</source>
        <translation>%1 Zeile hat falsch dekodierte Buchstaben, etwa „Ã©“ statt „é“</translation>
    </message>
    <message>
        <source>%1 rows have letters that were decoded wrongly, such as “Ã©” for “é”</source>
        <translation>%1 Zeilen haben falsch dekodierte Buchstaben, etwa „Ã©“ statt „é“</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>%1 row has invisible control characters</source>
        <translation>%1 Zeile hat unsichtbare Steuerzeichen</translation>
    </message>
    <message>
        <source>%1 rows have invisible control characters</source>
        <translation>%1 Zeilen haben unsichtbare Steuerzeichen</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>%1 row has “�” where letters were lost</source>
        <translation>%1 Zeile hat „�“, wo Buchstaben verloren gegangen sind</translation>
    </message>
    <message>
        <source>%1 rows have “�” where letters were lost</source>
        <translation>%1 Zeilen haben „�“, wo Buchstaben verloren gegangen sind</translation>
    </message>
    <message>
        <source>The shares for validation and test leave next to nothing for training</source>
        <translation>Die Anteile für Validierung und Test lassen fast nichts für das Training übrig</translation>
    </message>
    <message>
        <source>Make them smaller; together at most 0.95.</source>
        <translation>Sie verkleinern; zusammen höchstens 0.95.</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1</source>
        <translation>Der Ordner ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Check its permissions, or choose another folder.</source>
        <translation>Seine Zugriffsrechte prüfen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 other table in the folder is not used</source>
        <translation>%1 andere Tabelle im Ordner wird nicht benutzt</translation>
    </message>
    <message>
        <source>%1 other tables in the folder are not used</source>
        <translation>%1 andere Tabellen im Ordner werden nicht benutzt</translation>
    </message>
    <message>
        <source>Only files called train, validation (dev, valid) and test are. Open the files themselves to combine others.</source>
        <translation>Nur Dateien namens train, validation (dev, valid) und test werden benutzt. Um andere zusammenzufügen, die Dateien selbst öffnen.</translation>
    </message>
    <message>
        <source>The folder “%1” is left out: its name says that its texts have no label</source>
        <translation>Der Ordner „%1“ wird weggelassen: Sein Name sagt, dass seine Texte kein Label haben</translation>
    </message>
    <message>
        <source>If it is a label, rename the folder.</source>
        <translation>Wenn es ein Label ist, den Ordner umbenennen.</translation>
    </message>
    <message>
        <source>The folder has more than %1 folders, too many to be labels</source>
        <translation>Der Ordner hat mehr als %1 Ordner, zu viele für Labels</translation>
    </message>
    <message>
        <source>Choose a folder with one folder of texts for each label.</source>
        <translation>Einen Ordner wählen, der für jedes Label einen Ordner mit Texten hat.</translation>
    </message>
    <message>
        <source>The folder holds more than %1 files</source>
        <translation>Der Ordner enthält mehr als %1 Dateien</translation>
    </message>
    <message>
        <source>Choose a folder with fewer files.</source>
        <translation>Einen Ordner mit weniger Dateien wählen.</translation>
    </message>
    <message>
        <source>The folder holds the table %1, but no folders of texts</source>
        <translation>Der Ordner enthält die Tabelle %1, aber keine Ordner mit Texten</translation>
    </message>
    <message>
        <source>The folder holds %1 tables, none of them called train</source>
        <translation>Der Ordner enthält %1 Tabellen, von denen keine train heißt</translation>
    </message>
    <message>
        <source>Open the file itself; several files can be opened together.</source>
        <translation>Die Datei selbst öffnen; mehrere Dateien lassen sich zusammen öffnen.</translation>
    </message>
    <message>
        <source>The folder holds no data that can be read</source>
        <translation>Der Ordner enthält keine lesbaren Daten</translation>
    </message>
    <message>
        <source>It needs one folder of text files for each label (such as positive and negative), these inside train and test if you like; or tables called train.csv and test.csv.</source>
        <translation>Er braucht für jedes Label einen Ordner mit Textdateien (etwa positive und negative), diese auf Wunsch in den Ordnern train und test; oder Tabellen namens train.csv und test.csv.</translation>
    </message>
    <message>
        <source>None of the %1 files in the folder is a text</source>
        <translation>Keine der %1 Dateien im Ordner ist ein Text</translation>
    </message>
    <message>
        <source>Choose a folder of text files.</source>
        <translation>Einen Ordner mit Textdateien wählen.</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>sie hat %1</translation>
    </message>
    <message>
        <source>The files of the folder have more than the 2 GB that can be read</source>
        <translation>Die Dateien des Ordners haben mehr als die 2 GB, die gelesen werden können</translation>
    </message>
    <message>
        <source>Take a part of them.</source>
        <translation>Nur einen Teil davon nehmen.</translation>
    </message>
    <message>
        <source>%1 file was left out: %2 (%3)</source>
        <translation>%1 Datei wurde weggelassen: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 files were left out, for example %2 (%3)</source>
        <translation>%1 Dateien wurden weggelassen, zum Beispiel %2 (%3)</translation>
    </message>
    <message>
        <source>Every file in the folders must be one text of at most 16 MB.</source>
        <translation>Jede Datei in den Ordnern muss ein einziger Text von höchstens 16 MB sein.</translation>
    </message>
    <message>
        <source>%1 file is not UTF-8; its encoding was guessed</source>
        <translation>%1 Datei ist nicht UTF-8; ihre Kodierung wurde erraten</translation>
    </message>
    <message>
        <source>%1 files are not UTF-8; their encoding was guessed</source>
        <translation>%1 Dateien sind nicht UTF-8; ihre Kodierung wurde erraten</translation>
    </message>
    <message>
        <source>If letters look wrong in the preview, choose the encoding by hand.</source>
        <translation>Wenn Buchstaben in der Vorschau falsch aussehen, die Kodierung selbst wählen.</translation>
    </message>
    <message>
        <source>%1 link to a folder was not followed</source>
        <translation>%1 Verknüpfung zu einem Ordner wurde nicht verfolgt</translation>
    </message>
    <message>
        <source>%1 links to folders were not followed</source>
        <translation>%1 Verknüpfungen zu Ordnern wurden nicht verfolgt</translation>
    </message>
    <message>
        <source>Put the folders themselves there if their texts belong to the data.</source>
        <translation>Die Ordner selbst dorthin legen, wenn ihre Texte zu den Daten gehören.</translation>
    </message>
    <message>
        <source>Line %1 of the judged rows cannot be read: %2</source>
        <translation>Zeile %1 der beurteilten Zeilen ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Tune the model again to judge its rows anew.</source>
        <translation>Das Modell noch einmal abstimmen, um seine Zeilen neu zu beurteilen.</translation>
    </message>
    <message>
        <source>The evaluation cannot be read: %1</source>
        <translation>Die Auswertung ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Evaluate the run again.</source>
        <translation>Den Lauf noch einmal auswerten.</translation>
    </message>
    <message>
        <source>“%1” does not name two different words to swap</source>
        <translation>„%1“ nennt keine zwei verschiedenen Wörter zum Tauschen</translation>
    </message>
    <message>
        <source>Write two single words with a stroke between them, such as he/she.</source>
        <translation>Zwei einzelne Wörter mit einem Schrägstrich dazwischen schreiben, etwa er/sie.</translation>
    </message>
    <message>
        <source>There is no export format “%1”</source>
        <translation>Es gibt kein Exportformat „%1“</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Eines davon wählen: %1.</translation>
    </message>
    <message>
        <source>There is a file where the export should go</source>
        <translation>Wo der Export hinsoll, liegt eine Datei</translation>
    </message>
    <message>
        <source>Choose the name of a folder that does not exist yet.</source>
        <translation>Den Namen eines Ordners wählen, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>The export would replace the result of the run itself</source>
        <translation>Der Export würde das Ergebnis des Laufs selbst ersetzen</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder holds something else (%1), which an export would delete</source>
        <translation>Der Ordner enthält etwas anderes (%1), das ein Export löschen würde</translation>
    </message>
    <message>
        <source>Choose an empty folder, a new one, or one that holds an earlier export.</source>
        <translation>Einen leeren oder neuen Ordner wählen oder einen, der einen früheren Export enthält.</translation>
    </message>
    <message>
        <source>config.json is not an object</source>
        <translation>config.json ist kein Objekt</translation>
    </message>
    <message>
        <source>Get the model again, or train it again.</source>
        <translation>Das Modell neu beschaffen oder neu trainieren.</translation>
    </message>
    <message>
        <source>Some weights are too large for %1 (%2)</source>
        <translation>Einige Gewichte sind zu groß für %1 (%2)</translation>
    </message>
    <message>
        <source>Export as bfloat16 or float32 instead.</source>
        <translation>Stattdessen als bfloat16 oder float32 exportieren.</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <source>Read by Transformers and by most programs that know it; this program opens it again for tuning further. With a model card.</source>
        <translation>Lesbar für Transformers und die meisten Programme, die es kennen; dieses Programm kann den Ordner zum weiteren Tuning wieder öffnen. Mit einer Modellkarte.</translation>
    </message>
    <message>
        <source>Weights cannot be stored as “%1”</source>
        <translation>Gewichte lassen sich nicht als „%1“ speichern</translation>
    </message>
    <message>
        <source>Choose float32, float16 or bfloat16.</source>
        <translation>float32, float16 oder bfloat16 wählen.</translation>
    </message>
    <message>
        <source>The model&apos;s config.json names no labels</source>
        <translation>Die config.json des Modells nennt keine Labels</translation>
    </message>
    <message>
        <source>Export the result of a finished run.</source>
        <translation>Das Ergebnis eines fertigen Laufs exportieren.</translation>
    </message>
    <message>
        <source>The model has no tokenizer files, so no program could feed it texts</source>
        <translation>Das Modell hat keine Tokenizer-Dateien, kein Programm könnte ihm also Texte geben</translation>
    </message>
    <message>
        <source>The export needs %1, but the disk has only %2 free</source>
        <translation>Der Export braucht %1, aber auf dem Datenträger sind nur %2 frei</translation>
    </message>
    <message>
        <source>Free some space, choose another folder, or export in a 16-bit format.</source>
        <translation>Platz schaffen, einen anderen Ordner wählen oder in einem 16-Bit-Format exportieren.</translation>
    </message>
    <message>
        <source>Models of the family “%1” cannot be tuned with this version</source>
        <translation>Modelle der Familie „%1“ lassen sich mit dieser Version nicht abstimmen</translation>
    </message>
    <message>
        <source>Choose a model of one of these families: %1.</source>
        <translation>Ein Modell aus einer dieser Familien wählen: %1.</translation>
    </message>
    <message>
        <source>The folder has no config.json, so it holds no model that can be read</source>
        <translation>Der Ordner hat keine config.json, enthält also kein lesbares Modell</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and model.safetensors.</source>
        <translation>Den Ordner wählen, der config.json und model.safetensors enthält.</translation>
    </message>
    <message>
        <source>The labels of the model are not numbered from 0</source>
        <translation>Die Labels des Modells sind nicht von 0 an nummeriert</translation>
    </message>
    <message>
        <source>Mend id2label in its config.json.</source>
        <translation>id2label in seiner config.json berichtigen.</translation>
    </message>
    <message>
        <source>num_labels must be from 1 to 100000</source>
        <translation>num_labels muss zwischen 1 und 100000 liegen</translation>
    </message>
    <message>
        <source>Mend config.json.</source>
        <translation>config.json berichtigen.</translation>
    </message>
    <message>
        <source>The tensor %1 is missing</source>
        <translation>Der Tensor %1 fehlt</translation>
    </message>
    <message>
        <source>The weights do not belong to this config.json, or are incomplete: get the model again.</source>
        <translation>Die Gewichte gehören nicht zu dieser config.json oder sind unvollständig: das Modell neu beschaffen.</translation>
    </message>
    <message>
        <source>The tensor %1 has the shape %2, but config.json asks for %3</source>
        <translation>Der Tensor %1 hat die Form %2, aber config.json verlangt %3</translation>
    </message>
    <message>
        <source>The weights do not belong to this config.json: get both from the same place.</source>
        <translation>Die Gewichte gehören nicht zu dieser config.json: beides von derselben Stelle beschaffen.</translation>
    </message>
    <message>
        <source>There is no device “%1” that this program can use</source>
        <translation>Es gibt kein Gerät „%1“, das dieses Programm benutzen kann</translation>
    </message>
    <message>
        <source>Choose auto, cpu or one of the GPUs listed in the Environment stage.</source>
        <translation>auto, cpu oder eine der GPUs wählen, die in der Stufe „Umgebung“ aufgeführt sind.</translation>
    </message>
    <message>
        <source>Choose auto or cpu. For a GPU, install the CUDA build of the engine and its driver.</source>
        <translation>auto oder cpu wählen. Für eine GPU die CUDA-Fassung des Rechenkerns und den Treiber der GPU installieren.</translation>
    </message>
    <message>
        <source>The model uses the activation “%1”, which is not known here</source>
        <translation>Das Modell benutzt die Aktivierung „%1“, die hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>Choose a model with gelu, gelu_new, relu, silu or tanh.</source>
        <translation>Ein Modell mit gelu, gelu_new, relu, silu oder tanh wählen.</translation>
    </message>
    <message>
        <source>The folder has its weights only as %1, which this program does not read</source>
        <translation>Der Ordner hat seine Gewichte nur als %1, was dieses Programm nicht liest</translation>
    </message>
    <message>
        <source>Choose a folder with model.safetensors, or save the model again with save_pretrained in PyTorch.</source>
        <translation>Einen Ordner mit model.safetensors wählen oder das Modell in PyTorch mit save_pretrained neu speichern.</translation>
    </message>
    <message>
        <source>Convert it once with Transformers: AutoModel.from_pretrained(folder).save_pretrained(folder, safe_serialization=True).</source>
        <translation>Einmal mit Transformers umwandeln: AutoModel.from_pretrained(folder).save_pretrained(folder, safe_serialization=True).</translation>
    </message>
    <message>
        <source>Choose a folder as Transformers saves it, or download the model again.</source>
        <translation>Einen Ordner wählen, wie Transformers ihn speichert, oder das Modell neu herunterladen.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Das Modell neu herunterladen.</translation>
    </message>
    <message>
        <source>The index of the weights is not valid JSON</source>
        <translation>Das Verzeichnis der Gewichte ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>The index of the weights has no weight_map</source>
        <translation>Das Verzeichnis der Gewichte hat keine weight_map</translation>
    </message>
    <message>
        <source>The index names no file for tensor &apos;%1&apos;</source>
        <translation>Das Verzeichnis nennt keine Datei für den Tensor „%1“</translation>
    </message>
    <message>
        <source>The index names the file &apos;%1&apos;, which is outside of the folder</source>
        <translation>Das Verzeichnis nennt die Datei „%1“, die außerhalb des Ordners liegt</translation>
    </message>
    <message>
        <source>Do not use this model: a file that points elsewhere is broken or hostile.</source>
        <translation>Dieses Modell nicht benutzen: Eine Datei, die anderswohin zeigt, ist beschädigt oder bösartig.</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; is missing in %2, where the index puts it</source>
        <translation>Der Tensor „%1“ fehlt in %2, wo er laut Verzeichnis sein soll</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; is in two of the files</source>
        <translation>Der Tensor „%1“ ist in zweien der Dateien</translation>
    </message>
    <message>
        <source>Get the file again from where it came from, or save the model again.</source>
        <translation>Die Datei noch einmal von ihrer Quelle beschaffen oder das Modell neu speichern.</translation>
    </message>
    <message>
        <source>%1 has the unknown dtype %2</source>
        <translation>%1 hat den unbekannten Datentyp %2</translation>
    </message>
    <message>
        <source>%1 has a shape with more bytes than any file can hold</source>
        <translation>%1 hat eine Form mit mehr Bytes, als eine Datei fassen kann</translation>
    </message>
    <message>
        <source>%1 spans %2 bytes, but its shape and dtype need %3</source>
        <translation>%1 umfasst %2 Bytes, aber Form und Datentyp verlangen %3</translation>
    </message>
    <message>
        <source>%1 ends before it begins</source>
        <translation>%1 endet vor dem Anfang</translation>
    </message>
    <message>
        <source>%1 lies outside the file (the file is cut off, or its header lies)</source>
        <translation>%1 liegt außerhalb der Datei (die Datei ist abgeschnitten, oder ihre Kopfdaten stimmen nicht)</translation>
    </message>
    <message>
        <source>%1 bytes at the end of the file belong to no tensor</source>
        <translation>%1 Bytes am Ende der Datei gehören zu keinem Tensor</translation>
    </message>
    <message>
        <source>The safetensors file is broken: %1</source>
        <translation>Die safetensors-Datei ist beschädigt: %1</translation>
    </message>
    <message>
        <source>The safetensors file has %1 more faults of this kind</source>
        <translation>Die safetensors-Datei hat %1 weitere Fehler dieser Art</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; cannot be written: %2</source>
        <translation>Der Tensor „%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>This is a fault of the program: please report it with the log of the run.</source>
        <translation>Das ist ein Fehler des Programms: bitte mit dem Protokoll des Laufs melden.</translation>
    </message>
    <message>
        <source>Tensors of type %1 cannot be used for training</source>
        <translation>Tensoren vom Typ %1 lassen sich nicht zum Training benutzen</translation>
    </message>
    <message>
        <source>Convert the model to F32, F16 or BF16.</source>
        <translation>Das Modell in F32, F16 oder BF16 umwandeln.</translation>
    </message>
    <message>
        <source>Tensors of type %1 cannot be stored</source>
        <translation>Tensoren vom Typ %1 lassen sich nicht speichern</translation>
    </message>
    <message>
        <source>Store them as float32.</source>
        <translation>Sie als float32 speichern.</translation>
    </message>
    <message>
        <source>%1 is no engine of this program</source>
        <translation>%1 ist kein Rechenkern dieses Programms</translation>
    </message>
    <message>
        <source>%1 belongs to another version of this program</source>
        <translation>%1 gehört zu einer anderen Version dieses Programms</translation>
    </message>
    <message>
        <source>The engine that trains models could not be opened: %1</source>
        <translation>Der Rechenkern, der Modelle trainiert, ließ sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>Install Etude completely. If a library of libtorch is named as missing, install it (on Debian: apt install libtorch-dev libopenblas0-openmp).</source>
        <translation>Etude vollständig installieren. Wird eine Bibliothek von libtorch als fehlend genannt, sie installieren (unter Debian: apt install libtorch-dev libopenblas0-openmp).</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>mend</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>A fresh process could not use the exported model (exit code %1): %2</source>
        <translation>Ein neuer Prozess konnte das exportierte Modell nicht benutzen (Exit-Code %1): %2</translation>
    </message>
    <message>
        <source>Export again; if it fails again, please report it with this message.</source>
        <translation>Noch einmal exportieren; wenn es wieder misslingt, bitte mit dieser Meldung melden.</translation>
    </message>
    <message>
        <source>The answer of a fresh process cannot be read</source>
        <translation>Die Antwort eines neuen Prozesses ist nicht lesbar</translation>
    </message>
    <message>
        <source>Check that etude-cli belongs to this version of the program.</source>
        <translation>Prüfen, ob etude-cli zu dieser Version des Programms gehört.</translation>
    </message>
    <message>
        <source>The run has no result yet</source>
        <translation>Der Lauf hat noch kein Ergebnis</translation>
    </message>
    <message>
        <source>Let the run finish (or resume it), then export it.</source>
        <translation>Den Lauf zu Ende bringen (oder fortsetzen), dann exportieren.</translation>
    </message>
    <message>
        <source>The exported model does not answer as the tuned one does: some logits are missing or no numbers.</source>
        <translation>Das exportierte Modell antwortet nicht wie das abgestimmte: Einige Logits fehlen oder sind keine Zahlen.</translation>
    </message>
    <message>
        <source>There are no training rows to test with</source>
        <translation>Es gibt keine Trainingszeilen zum Ausprobieren</translation>
    </message>
    <message>
        <source>Choose data on the first stage.</source>
        <translation>In der ersten Stufe Daten wählen.</translation>
    </message>
    <message>
        <source>There is not enough memory to try learning rates with this batch size</source>
        <translation>Der Arbeitsspeicher reicht nicht, um Lernraten mit dieser Batchgröße auszuprobieren</translation>
    </message>
    <message>
        <source>Make the batch size or the longest text smaller, or close other programs.</source>
        <translation>Die Batchgröße oder den längsten Text verkleinern oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>Take them out of training</source>
        <translation>Aus dem Training nehmen</translation>
    </message>
    <message>
        <source>taken out of training</source>
        <translation>aus dem Training genommen</translation>
    </message>
    <message>
        <source>Let rare labels count more</source>
        <translation>Seltene Labels mehr zählen lassen</translation>
    </message>
    <message>
        <source>rare labels count more</source>
        <translation>seltene Labels zählen mehr</translation>
    </message>
    <message>
        <source>Repeat rare rows</source>
        <translation>Seltene Zeilen wiederholen</translation>
    </message>
    <message>
        <source>rare rows are repeated</source>
        <translation>seltene Zeilen werden wiederholt</translation>
    </message>
    <message>
        <source>Leave out frequent rows</source>
        <translation>Häufige Zeilen weglassen</translation>
    </message>
    <message>
        <source>frequent rows are left out</source>
        <translation>häufige Zeilen werden weggelassen</translation>
    </message>
    <message>
        <source>Leave them out of training</source>
        <translation>Aus dem Training weglassen</translation>
    </message>
    <message>
        <source>left out of training</source>
        <translation>aus dem Training weggelassen</translation>
    </message>
    <message>
        <source>Mend them</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Judging the model as it was before tuning</source>
        <translation>Das Modell vor dem Tuning beurteilen</translation>
    </message>
    <message>
        <source>Choosing thresholds on the validation rows</source>
        <translation>Schwellen an den Validierungszeilen wählen</translation>
    </message>
    <message>
        <source>Asking again with swapped words</source>
        <translation>Noch einmal mit getauschten Wörtern fragen</translation>
    </message>
    <message>
        <source>A translation holds the texts of lesson.json, in its order, and nothing else.</source>
        <translation>Eine Übersetzung enthält die Texte von lesson.json in deren Reihenfolge und sonst nichts.</translation>
    </message>
    <message>
        <source>The translation has %1 items here, the lesson %2</source>
        <translation>Die Übersetzung hat hier %1 Einträge, die Lektion %2</translation>
    </message>
    <message>
        <source>The translation does not follow the lesson here</source>
        <translation>Die Übersetzung folgt hier nicht der Lektion</translation>
    </message>
    <message>
        <source>The lesson has no “%1” to translate</source>
        <translation>Die Lektion hat kein „%1“, das zu übersetzen wäre</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Den Eintrag entfernen.</translation>
    </message>
    <message>
        <source>The translation has other choices than the lesson</source>
        <translation>Die Übersetzung hat andere Auswahlantworten als die Lektion</translation>
    </message>
    <message>
        <source>Translate each choice, in the same order.</source>
        <translation>Jede Auswahlantwort in derselben Reihenfolge übersetzen.</translation>
    </message>
    <message>
        <source>The lesson&apos;s data “%1” is not there</source>
        <translation>Die Daten „%1“ der Lektion sind nicht da</translation>
    </message>
    <message>
        <source>Put the file beside the lesson, or correct its path in the recipe.</source>
        <translation>Die Datei neben die Lektion legen oder ihren Pfad im Rezept berichtigen.</translation>
    </message>
    <message>
        <source>There is no lesson in this folder: it has no lesson.json</source>
        <translation>In diesem Ordner ist keine Lektion: Er hat keine lesson.json</translation>
    </message>
    <message>
        <source>Choose the folder of a lesson.</source>
        <translation>Den Ordner einer Lektion wählen.</translation>
    </message>
    <message>
        <source>This folder is not empty, and what is there is no lesson</source>
        <translation>Dieser Ordner ist nicht leer, und was darin liegt, ist keine Lektion</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>Einen neuen oder leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>Training rows</source>
        <translation>Trainingszeilen</translation>
    </message>
    <message>
        <source>Training loss, first</source>
        <translation>Trainingsverlust, erster</translation>
    </message>
    <message>
        <source>Training loss, last</source>
        <translation>Trainingsverlust, letzter</translation>
    </message>
    <message>
        <source>Validation loss, first</source>
        <translation>Validierungsverlust, erster</translation>
    </message>
    <message>
        <source>Validation loss, last</source>
        <translation>Validierungsverlust, letzter</translation>
    </message>
    <message>
        <source>Validation loss, lowest</source>
        <translation>Validierungsverlust, niedrigster</translation>
    </message>
    <message>
        <source>Validation accuracy, last</source>
        <translation>Validierungsgenauigkeit, letzte</translation>
    </message>
    <message>
        <source>Validation accuracy, best</source>
        <translation>Validierungsgenauigkeit, beste</translation>
    </message>
    <message>
        <source>Overfits after step</source>
        <translation>Überanpassung nach Schritt</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Test macro F1</source>
        <translation>Makro-F1 im Test</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Testverlust</translation>
    </message>
    <message>
        <source>Accuracy of the commonest answer</source>
        <translation>Genauigkeit der häufigsten Antwort</translation>
    </message>
    <message>
        <source>Macro F1 of the commonest answer</source>
        <translation>Makro-F1 der häufigsten Antwort</translation>
    </message>
    <message>
        <source>Found of the label found least</source>
        <translation>Niedrigster Recall eines Labels</translation>
    </message>
    <message>
        <source>The run has no such figure</source>
        <translation>Der Lauf hat keine solche Kennzahl</translation>
    </message>
    <message>
        <source>%1; at least %2 was claimed</source>
        <translation>%1; behauptet war mindestens %2</translation>
    </message>
    <message>
        <source>%1; at most %2 was claimed</source>
        <translation>%1; behauptet war höchstens %2</translation>
    </message>
    <message>
        <source>An object in braces is expected here</source>
        <translation>Hier wird ein Objekt in geschweiften Klammern erwartet</translation>
    </message>
    <message>
        <source>Write { … }.</source>
        <translation>{ … } schreiben.</translation>
    </message>
    <message>
        <source>A lesson has no “%1” here</source>
        <translation>Eine Lektion hat hier kein „%1“</translation>
    </message>
    <message>
        <source>Remove it, or choose one of: %1.</source>
        <translation>Es entfernen oder eines davon wählen: %1.</translation>
    </message>
    <message>
        <source>“%1” is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>Write it; it must be there.</source>
        <translation>Es schreiben; es muss vorhanden sein.</translation>
    </message>
    <message>
        <source>“%1” must be a text</source>
        <translation>„%1“ muss ein Text sein</translation>
    </message>
    <message>
        <source>Write it in quotes, or as a list of paragraphs.</source>
        <translation>In Anführungszeichen schreiben oder als Liste von Absätzen.</translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation>„%1“ ist leer</translation>
    </message>
    <message>
        <source>Write something.</source>
        <translation>Etwas schreiben.</translation>
    </message>
    <message>
        <source>“%1” is longer than %2 bytes</source>
        <translation>„%1“ ist länger als %2 Bytes</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Den Text kürzen.</translation>
    </message>
    <message>
        <source>“%1” must be a list of at most %2 items</source>
        <translation>„%1“ muss eine Liste mit höchstens %2 Einträgen sein</translation>
    </message>
    <message>
        <source>Write [ … ].</source>
        <translation>[ … ] schreiben.</translation>
    </message>
    <message>
        <source>A name in quotes is expected here</source>
        <translation>Hier wird ein Name in Anführungszeichen erwartet</translation>
    </message>
    <message>
        <source>Write it in quotes.</source>
        <translation>In Anführungszeichen schreiben.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number from %2 to %3</source>
        <translation>„%1“ muss eine ganze Zahl von %2 bis %3 sein</translation>
    </message>
    <message>
        <source>Write such a number.</source>
        <translation>Eine solche Zahl schreiben.</translation>
    </message>
    <message>
        <source>Check its spelling.</source>
        <translation>Die Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>There is no figure called “%1”</source>
        <translation>Es gibt keine Kennzahl namens „%1“</translation>
    </message>
    <message>
        <source>There is no stage called “%1”</source>
        <translation>Es gibt keine Stufe namens „%1“</translation>
    </message>
    <message>
        <source>The recipe “%1” is not in the lesson&apos;s folder</source>
        <translation>Das Rezept „%1“ ist nicht im Ordner der Lektion</translation>
    </message>
    <message>
        <source>Put the file beside lesson.json and name it alone.</source>
        <translation>Die Datei neben lesson.json legen und nur ihren Namen angeben.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of an experiment</source>
        <translation>„%1“ kann nicht der Name eines Experiments sein</translation>
    </message>
    <message>
        <source>Use letters without accents, digits, - and _ only.</source>
        <translation>Nur Buchstaben ohne Akzente und Umlaute, Ziffern, - und _ verwenden.</translation>
    </message>
    <message>
        <source>“changes” must be settings with their values</source>
        <translation>„changes“ muss aus Einstellungen mit ihren Werten bestehen</translation>
    </message>
    <message>
        <source>Write { &quot;tuning.learning_rate&quot;: 0.01 }.</source>
        <translation>{ &quot;tuning.learning_rate&quot;: 0.01 } schreiben.</translation>
    </message>
    <message>
        <source>One choice is none</source>
        <translation>Eine einzige Auswahlantwort ist keine Auswahl</translation>
    </message>
    <message>
        <source>Give two or more, or leave “choices” out.</source>
        <translation>Zwei oder mehr angeben oder „choices“ weglassen.</translation>
    </message>
    <message>
        <source>No choice is marked as the right one</source>
        <translation>Keine Auswahlantwort ist als die richtige gekennzeichnet</translation>
    </message>
    <message>
        <source>Write “right” with its number, counted from 0.</source>
        <translation>„right“ mit ihrer Nummer schreiben, von 0 an gezählt.</translation>
    </message>
    <message>
        <source>There are no choices of which one could be right</source>
        <translation>Es gibt keine Auswahlantworten, von denen eine richtig sein könnte</translation>
    </message>
    <message>
        <source>Give “choices”, or leave “right” out.</source>
        <translation>„choices“ angeben oder „right“ weglassen.</translation>
    </message>
    <message>
        <source>A step cannot wait for “%1”</source>
        <translation>Ein Schritt kann nicht auf „%1“ warten</translation>
    </message>
    <message>
        <source>A claim is about “times” or “above”, not both</source>
        <translation>Eine Behauptung verwendet „times“ oder „above“, nicht beides</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>Eines davon weglassen.</translation>
    </message>
    <message>
        <source>“than” says nothing without “times” or “above”</source>
        <translation>„than“ sagt nichts ohne „times“ oder „above“</translation>
    </message>
    <message>
        <source>Add one of them, or leave “than” out.</source>
        <translation>Eines davon hinzufügen oder „than“ weglassen.</translation>
    </message>
    <message>
        <source>A claim needs “at_least” or “at_most”, one of them</source>
        <translation>Eine Behauptung braucht „at_least“ oder „at_most“, eines von beiden</translation>
    </message>
    <message>
        <source>Write the number that is claimed.</source>
        <translation>Die Zahl schreiben, die behauptet wird.</translation>
    </message>
    <message>
        <source>A claim is about a number</source>
        <translation>Eine Behauptung handelt von einer Zahl</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Eine Zahl schreiben.</translation>
    </message>
    <message>
        <source>“schema” must be a whole number from 1 on</source>
        <translation>„schema“ muss eine ganze Zahl ab 1 sein</translation>
    </message>
    <message>
        <source>Write &quot;schema&quot;: %1.</source>
        <translation>&quot;schema&quot;: %1 schreiben.</translation>
    </message>
    <message>
        <source>This lesson was written for a newer version of this program</source>
        <translation>Diese Lektion wurde für eine neuere Version dieses Programms geschrieben</translation>
    </message>
    <message>
        <source>Use the version of Etude that wrote it, or a newer one.</source>
        <translation>Die Version von Etude benutzen, mit der sie geschrieben wurde, oder eine neuere.</translation>
    </message>
    <message>
        <source>There is no experiment called “%1”</source>
        <translation>Es gibt kein Experiment namens „%1“</translation>
    </message>
    <message>
        <source>There are two experiments called “%1”</source>
        <translation>Es gibt zwei Experimente namens „%1“</translation>
    </message>
    <message>
        <source>Give each a name of its own.</source>
        <translation>Jedem einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>The lesson has no steps</source>
        <translation>Die Lektion hat keine Schritte</translation>
    </message>
    <message>
        <source>Write at least one.</source>
        <translation>Mindestens einen schreiben.</translation>
    </message>
    <message>
        <source>OpenBLAS (OpenMP build)</source>
        <translation>OpenBLAS (OpenMP-Fassung)</translation>
    </message>
    <message>
        <source>A small model&apos;s results and gradients differ from the processor&apos;s in double precision by </source>
        <translation>Ergebnisse und Gradienten eines kleinen Modells weichen von denen des Prozessors in doppelter Genauigkeit ab, und zwar um </translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Kurzer Blick</translation>
    </message>
    <message>
        <source>Learns from 400 texts, once: over in a minute, to see whether everything fits together. The result is not for use.</source>
        <translation>Lernt einmal aus 400 Texten: in weniger als einer Minute vorbei, um zu sehen, ob alles zusammenpasst. Das Ergebnis ist nicht zum Gebrauch bestimmt.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Learns from all texts, three times over, with the usual caution: a good first real run.</source>
        <translation>Lernt dreimal aus allen Texten, mit der üblichen Vorsicht: ein guter erster richtiger Lauf.</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Up to eight passes with a gentle start, a soft landing and more weight decay; stops early when three validations in a row bring nothing. Takes longest and usually answers best.</source>
        <translation>Bis zu acht Durchgänge mit sanftem Anfang, weicher Landung und stärkerem Gewichtszerfall; bricht früh ab, wenn drei Validierungen in Folge nichts bringen. Dauert am längsten und antwortet meist am besten.</translation>
    </message>
    <message>
        <source>Overfit on purpose</source>
        <translation>Absichtlich überanpassen</translation>
    </message>
    <message>
        <source>Only 60 texts, sixty times over, without dropout, weight decay or a falling rate: the model learns them by heart, and the two losses part. For seeing what overfitting looks like.</source>
        <translation>Nur 60 Texte, sechzigmal durchlaufen, ohne Dropout, Gewichtszerfall oder fallende Lernrate: Das Modell lernt sie auswendig, und die beiden Verluste gehen auseinander. Um zu sehen, wie Überanpassung aussieht.</translation>
    </message>
    <message>
        <source>There is no preset “%1”</source>
        <translation>Es gibt keine Voreinstellung „%1“</translation>
    </message>
    <message>
        <source>No data file is chosen</source>
        <translation>Keine Datendatei ist gewählt</translation>
    </message>
    <message>
        <source>Choose a file of labelled texts, or builtin:reviews.</source>
        <translation>Eine Datei mit Texten samt Labels wählen oder builtin:reviews.</translation>
    </message>
    <message>
        <source>The column “%1” cannot be text and label at once</source>
        <translation>Die Spalte „%1“ kann nicht zugleich Text und Label sein</translation>
    </message>
    <message>
        <source>Choose another label column.</source>
        <translation>Eine andere Label-Spalte wählen.</translation>
    </message>
    <message>
        <source>The column “%1” is used twice</source>
        <translation>Die Spalte „%1“ wird zweimal benutzt</translation>
    </message>
    <message>
        <source>Choose another column for the second text, or none.</source>
        <translation>Für den zweiten Text eine andere Spalte wählen oder keine.</translation>
    </message>
    <message>
        <source>Validation and test take all the rows, so none are left to train on</source>
        <translation>Validierung und Test nehmen alle Zeilen, sodass keine zum Trainieren übrig bleiben</translation>
    </message>
    <message>
        <source>Make the two shares smaller: together well below 1.</source>
        <translation>Die beiden Anteile verkleinern: zusammen deutlich unter 1.</translation>
    </message>
    <message>
        <source>More than 60 % of the rows go to validation and test</source>
        <translation>Mehr als 60 % der Zeilen gehen an Validierung und Test</translation>
    </message>
    <message>
        <source>15 % each is usual.</source>
        <translation>Üblich sind je 15 %.</translation>
    </message>
    <message>
        <source>No model is chosen</source>
        <translation>Es ist kein Modell gewählt</translation>
    </message>
    <message>
        <source>Choose a model folder, or builtin:starter-encoder.</source>
        <translation>Einen Modellordner wählen oder builtin:starter-encoder.</translation>
    </message>
    <message>
        <source>Choose full tuning, or pretrained weights.</source>
        <translation>Volles Tuning oder vortrainierte Gewichte wählen.</translation>
    </message>
    <message>
        <source>The run has no steps: epochs and steps are both 0</source>
        <translation>Der Lauf hat keine Schritte: Epochen und Schritte sind beide 0</translation>
    </message>
    <message>
        <source>Give at least a part of an epoch.</source>
        <translation>Mindestens einen Teil einer Epoche angeben.</translation>
    </message>
    <message>
        <source>The warm-up is as long as the run: the full learning rate is never reached</source>
        <translation>Die Aufwärmphase ist so lang wie der Lauf: Die volle Lernrate wird nie erreicht</translation>
    </message>
    <message>
        <source>Make the warm-up about 6 % of the run.</source>
        <translation>Die Aufwärmphase auf etwa 6 % des Laufs setzen.</translation>
    </message>
    <message>
        <source>The warm-up takes more than half of the run</source>
        <translation>Die Aufwärmphase nimmt mehr als die Hälfte des Laufs ein</translation>
    </message>
    <message>
        <source>0.06 is usual.</source>
        <translation>Üblich ist 0.06.</translation>
    </message>
    <message>
        <source>The run is shorter than the distance between two validations: only the end is validated</source>
        <translation>Der Lauf ist kürzer als der Abstand zwischen zwei Validierungen: Nur das Ende wird validiert</translation>
    </message>
    <message>
        <source>Make it a tenth of the run, or choose “after each epoch”.</source>
        <translation>Den Abstand auf ein Zehntel des Laufs setzen oder „nach jeder Epoche“ wählen.</translation>
    </message>
    <message>
        <source>With a learning rate of 0 nothing is learned</source>
        <translation>Mit einer Lernrate von 0 wird nichts gelernt</translation>
    </message>
    <message>
        <source>This learning rate is so high that the model will most likely forget all it knows</source>
        <translation>Diese Lernrate ist so hoch, dass das Modell höchstwahrscheinlich alles vergisst, was es kann</translation>
    </message>
    <message>
        <source>Stay below 0.001: 3e-4 suits the small starter, 5e-5 a larger model.</source>
        <translation>Unter 0.001 bleiben: 3e-4 passt zum kleinen Startermodell, 5e-5 zu einem größeren Modell.</translation>
    </message>
    <message>
        <source>A dropout below 0 means: as the model&apos;s config says</source>
        <translation>Ein Dropout unter 0 bedeutet: wie in der config des Modells angegeben</translation>
    </message>
    <message>
        <source>Give 0 for no dropout.</source>
        <translation>Für keinen Dropout 0 angeben.</translation>
    </message>
    <message>
        <source>The alarm for drift comes before its warning</source>
        <translation>Der Alarm für Drift kommt vor der Warnung</translation>
    </message>
    <message>
        <source>Make the alarm at least as high as the warning.</source>
        <translation>Den Alarm mindestens so hoch setzen wie die Warnung.</translation>
    </message>
    <message>
        <source>Texts are kept only with the log of predictions, which is switched off</source>
        <translation>Texte werden nur mit dem Protokoll der Vorhersagen aufbewahrt, und das ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Switch the log on if you want to correct labels later.</source>
        <translation>Das Protokoll einschalten, wenn später Labels berichtigt werden sollen.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>up to 5 %</source>
        <translation>bis 5 %</translation>
    </message>
    <message>
        <source>5 to 20 %</source>
        <translation>5 bis 20 %</translation>
    </message>
    <message>
        <source>over 20 %</source>
        <translation>über 20 %</translation>
    </message>
    <message>
        <source>Texts with a length of %1 tokens are more frequent than in training (%2, was %3).</source>
        <translation>Texte mit einer Länge von %1 Tokens sind häufiger als im Training (%2, vorher %3).</translation>
    </message>
    <message>
        <source>Longer texts are more frequent than in training (%1 tokens on average, was %2).</source>
        <translation>Längere Texte sind häufiger als im Training (im Mittel %1 Tokens, vorher %2).</translation>
    </message>
    <message>
        <source>Shorter texts are more frequent than in training (%1 tokens on average, was %2).</source>
        <translation>Kürzere Texte sind häufiger als im Training (im Mittel %1 Tokens, vorher %2).</translation>
    </message>
    <message>
        <source>Answers with a confidence of %1 are more frequent than on rows kept from training (%2, was %3).</source>
        <translation>Antworten mit einer Sicherheit von %1 sind häufiger als bei Zeilen, die nicht im Training waren (%2, vorher %3).</translation>
    </message>
    <message>
        <source>The model is surer of its answers than on rows kept from training (%1 on average, was %2).</source>
        <translation>Das Modell ist sich seiner Antworten sicherer als bei Zeilen, die nicht im Training waren (im Mittel %1, vorher %2).</translation>
    </message>
    <message>
        <source>The model is less sure of its answers than on rows kept from training (%1 on average, was %2).</source>
        <translation>Das Modell ist sich seiner Antworten weniger sicher als bei Zeilen, die nicht im Training waren (im Mittel %1, vorher %2).</translation>
    </message>
    <message>
        <source>More pieces of the texts are unknown to the vocabulary than in training (%1 on average, was %2).</source>
        <translation>Mehr Stücke der Texte fehlen im Vokabular als im Training (im Mittel %1, vorher %2).</translation>
    </message>
    <message>
        <source>Fewer pieces of the texts are unknown to the vocabulary than in training (%1 on average, was %2).</source>
        <translation>Weniger Stücke der Texte fehlen im Vokabular als im Training (im Mittel %1, vorher %2).</translation>
    </message>
    <message>
        <source>The answer “%1” is more frequent than on rows kept from training (%2, was %3).</source>
        <translation>Die Antwort „%1“ ist häufiger als bei Zeilen, die nicht im Training waren (%2, vorher %3).</translation>
    </message>
    <message>
        <source>There are no predictions yet.</source>
        <translation>Es gibt noch keine Vorhersagen.</translation>
    </message>
    <message>
        <source>There is nothing to compare with: the profile of the run is empty.</source>
        <translation>Es gibt nichts zum Vergleichen: Das Profil des Laufs ist leer.</translation>
    </message>
    <message>
        <source>No shift worth mentioning.</source>
        <translation>Keine nennenswerte Verschiebung.</translation>
    </message>
    <message>
        <source>The endpoint cannot listen on %1, port %2: the port is taken or the address is not one of this machine</source>
        <translation>Der Endpunkt kann auf %1, Port %2, nicht lauschen: Der Port ist belegt, oder die Adresse gehört nicht zu diesem Rechner</translation>
    </message>
    <message>
        <source>Close the program that uses it, or choose another port (0 takes any that is free).</source>
        <translation>Das Programm schließen, das ihn benutzt, oder einen anderen Port wählen (0 nimmt irgendeinen freien).</translation>
    </message>
    <message>
        <source>The file has no column “%1”</source>
        <translation>Die Datei hat keine Spalte „%1“</translation>
    </message>
    <message>
        <source>Choose the column in the list.</source>
        <translation>Die Spalte in der Liste wählen.</translation>
    </message>
    <message>
        <source>No column is chosen for the text</source>
        <translation>Für den Text ist keine Spalte gewählt</translation>
    </message>
    <message>
        <source>No column is chosen for the model&apos;s answer</source>
        <translation>Für die Antwort des Modells ist keine Spalte gewählt</translation>
    </message>
    <message>
        <source>It has no text.</source>
        <translation>Der Text fehlt.</translation>
    </message>
    <message>
        <source>The answer “%1” is no label of this model.</source>
        <translation>Die Antwort „%1“ ist kein Label dieses Modells.</translation>
    </message>
    <message>
        <source>The true label “%1” is no label of this model.</source>
        <translation>Das wahre Label „%1“ ist kein Label dieses Modells.</translation>
    </message>
    <message>
        <source>The confidence “%1” is no number from 0 to 1.</source>
        <translation>Die Sicherheit „%1“ ist keine Zahl von 0 bis 1.</translation>
    </message>
    <message>
        <source>The time “%1” cannot be read.</source>
        <translation>Die Zeitangabe „%1“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>This model cannot say which words mattered</source>
        <translation>Dieses Modell kann nicht sagen, auf welche Wörter es ankam</translation>
    </message>
    <message>
        <source>Open the run that it was exported from: its own model can.</source>
        <translation>Den Lauf öffnen, aus dem es exportiert wurde: Dessen eigenes Modell kann es.</translation>
    </message>
    <message>
        <source>The disk is full: free some space, then try again. What was logged before is kept.</source>
        <translation>Der Datenträger ist voll: Platz schaffen, dann noch einmal versuchen. Das bisher Protokollierte bleibt erhalten.</translation>
    </message>
    <message>
        <source>Move the file away: a new log begins by itself. The sqlite3 tool&apos;s .recover may save its rows.</source>
        <translation>Die Datei an einen anderen Ort legen: Ein neues Protokoll beginnt von selbst. Der Befehl .recover des Programms sqlite3 rettet vielleicht ihre Zeilen.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it and to the file.</source>
        <translation>Prüfen, ob der Ordner existiert und ob Sie in ihn und in die Datei schreiben dürfen.</translation>
    </message>
    <message>
        <source>Another program holds the log: close it and try again.</source>
        <translation>Ein anderes Programm hält das Protokoll fest: Dieses schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>Den Datenträger prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The prediction log cannot be used: %1</source>
        <translation>Das Protokoll der Vorhersagen ist nicht benutzbar: %1</translation>
    </message>
    <message>
        <source>%1 of %2 texts looked at (%3) have more than %4 tokens, so their ends would be cut off</source>
        <translation>%1 von %2 untersuchten Texten (%3) haben mehr als %4 Tokens, ihr Ende würde also abgeschnitten</translation>
    </message>
    <message>
        <source>%1 text (%2) has more than %3 tokens, so its end would be cut off</source>
        <translation>%1 Text (%2) hat mehr als %3 Tokens, sein Ende würde also abgeschnitten</translation>
    </message>
    <message>
        <source>%1 texts (%2) have more than %3 tokens, so their ends would be cut off</source>
        <translation>%1 Texte (%2) haben mehr als %3 Tokens, ihr Ende würde also abgeschnitten</translation>
    </message>
    <message>
        <source>Correct the file, or download the model again.</source>
        <translation>Die Datei berichtigen oder das Modell noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The value of &apos;%1&apos; is neither true nor false</source>
        <translation>Der Wert von „%1“ ist weder true noch false</translation>
    </message>
    <message>
        <source>The entry &apos;%1&apos; of added_tokens_decoder is not a token with its number</source>
        <translation>Der Eintrag „%1“ in added_tokens_decoder ist kein Token mit seiner Nummer</translation>
    </message>
    <message>
        <source>The file is not a JSON object</source>
        <translation>Die Datei ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The added token &apos;%1&apos; has no usable number</source>
        <translation>Das hinzugefügte Token „%1“ hat keine brauchbare Nummer</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>Diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Check the path of the model.</source>
        <translation>Den Pfad des Modells prüfen.</translation>
    </message>
    <message>
        <source>Copy the tokenizer files of the base model into the folder.</source>
        <translation>Die Tokenizer-Dateien des Ausgangsmodells in den Ordner kopieren.</translation>
    </message>
    <message>
        <source>The added token &apos;%1&apos; has the number %2, but the vocabulary puts it at %3</source>
        <translation>Das hinzugefügte Token „%1“ hat die Nummer %2, im Vokabular steht es aber an Stelle %3</translation>
    </message>
    <message>
        <source>Save the tokenizer again from the program that made it.</source>
        <translation>Den Tokenizer mit dem Programm, das ihn erzeugt hat, noch einmal speichern.</translation>
    </message>
    <message>
        <source>The tokenizer is a %1, which splits text differently from BERT&apos;s tokenizer</source>
        <translation>Der Tokenizer ist vom Typ %1 und zerlegt Text anders als der Tokenizer von BERT</translation>
    </message>
    <message>
        <source>Choose a model with a BertTokenizer.</source>
        <translation>Ein Modell mit einem BertTokenizer wählen.</translation>
    </message>
    <message>
        <source>The tokenizer expects text that is split into words before (do_basic_tokenize is false)</source>
        <translation>Der Tokenizer erwartet Text, der schon in Wörter zerlegt ist (do_basic_tokenize ist false)</translation>
    </message>
    <message>
        <source>Choose a model with an ordinary BertTokenizer.</source>
        <translation>Ein Modell mit einem gewöhnlichen BertTokenizer wählen.</translation>
    </message>
    <message>
        <source>The tokenizer file is not a JSON object</source>
        <translation>Die Tokenizer-Datei ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s BertProcessing names no &apos;%1&apos; token</source>
        <translation>BertProcessing nennt im Tokenizer kein Token „%1“</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s &apos;%1&apos; is not a text</source>
        <translation>„%1“ ist im Tokenizer kein Text</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s &apos;max_input_chars_per_word&apos; is not a positive number</source>
        <translation>„max_input_chars_per_word“ ist im Tokenizer keine positive Zahl</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s model has no vocabulary</source>
        <translation>Das Modell des Tokenizers hat kein Vokabular</translation>
    </message>
    <message>
        <source>The ids of the vocabulary are not the numbers from 0 to %1 (see token &apos;%2&apos;)</source>
        <translation>Die Nummern des Vokabulars sind nicht die Zahlen von 0 bis %1 (siehe Token „%2“)</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s added_tokens are not a list</source>
        <translation>added_tokens ist im Tokenizer keine Liste</translation>
    </message>
    <message>
        <source>An entry of the tokenizer&apos;s added_tokens has no content</source>
        <translation>Ein Eintrag in added_tokens des Tokenizers hat keinen Inhalt</translation>
    </message>
    <message>
        <source>The file is not valid JSON</source>
        <translation>Die Datei ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>Use the vocabulary file that belongs to the model.</source>
        <translation>Die Vokabulardatei benutzen, die zum Modell gehört.</translation>
    </message>
    <message>
        <source>The vocabulary has %1 tokens, too many for a WordPiece model</source>
        <translation>Das Vokabular hat %1 Tokens, zu viele für ein WordPiece-Modell</translation>
    </message>
    <message>
        <source>Token %1 of the vocabulary is not a line of UTF-8 text</source>
        <translation>Token %1 des Vokabulars ist keine Zeile UTF-8-Text</translation>
    </message>
    <message>
        <source>The vocabulary has no %1 token &apos;%2&apos;</source>
        <translation>Dem Vokabular fehlt für %1 das Token „%2“</translation>
    </message>
    <message>
        <source>Use the vocabulary file of a BERT model, or name the token it uses in tokenizer_config.json.</source>
        <translation>Die Vokabulardatei eines BERT-Modells benutzen oder das Token, das sie verwendet, in tokenizer_config.json nennen.</translation>
    </message>
    <message>
        <source>The added token &apos;%1&apos; is not in the vocabulary</source>
        <translation>Das hinzugefügte Token „%1“ steht nicht im Vokabular</translation>
    </message>
    <message>
        <source>The vocabulary is too large for a WordPiece model</source>
        <translation>Das Vokabular ist zu groß für ein WordPiece-Modell</translation>
    </message>
    <message>
        <source>The loss never fell clearly while the rate rose, so there is no rate to suggest: check the labels, train more layers, or choose a pretrained model.</source>
        <translation>Der Verlust fiel nie deutlich, während die Rate stieg, daher lässt sich keine Rate vorschlagen: die Labels prüfen, mehr Schichten trainieren oder ein vortrainiertes Modell wählen.</translation>
    </message>
    <message>
        <source>The loss falls fastest at about %1 and is lowest at %2, shortly before it explodes. Suggested is %3: the smaller of the first and a tenth of the second, because a whole run needs more caution than one quick climb.</source>
        <translation>Der Verlust fällt bei etwa %1 am schnellsten und ist bei %2 am niedrigsten, kurz bevor er explodiert. Vorgeschlagen wird %3: der kleinere Wert aus dem ersten und einem Zehntel des zweiten, denn ein ganzer Lauf braucht mehr Vorsicht als ein einziger schneller Anstieg.</translation>
    </message>
    <message>
        <source>The model has no part “%1” that could be trained</source>
        <translation>Das Modell hat keinen Teil „%1“, der sich trainieren ließe</translation>
    </message>
    <message>
        <source>The recipe freezes %1 layers, but the model has %2</source>
        <translation>Das Rezept friert %1 Schichten ein, das Modell hat aber %2</translation>
    </message>
    <message>
        <source>Freeze at most %1.</source>
        <translation>Höchstens %1 einfrieren.</translation>
    </message>
    <message>
        <source>More data files</source>
        <translation>Weitere Datendateien</translation>
    </message>
    <message>
        <source>Further files whose rows follow those of the data file, for example one file a year. Their columns must have the same names. More rows usually make a better model, but longer to train.</source>
        <translation>Weitere Dateien, deren Zeilen auf die der Datendatei folgen, zum Beispiel eine Datei je Jahr. Ihre Spalten müssen dieselben Namen haben. Mit mehr Zeilen wird das Modell meist besser, das Training dauert aber länger.</translation>
    </message>
    <message>
        <source>Group column</source>
        <translation>Gruppenspalte</translation>
    </message>
    <message>
        <source>A column that says whom or what a row is about, such as a region, a language or a gender. The model never sees it; the Evaluation stage compares how good the model is for each group. Empty: none.</source>
        <translation>Eine Spalte, die sagt, um wen oder was es in einer Zeile geht, etwa eine Region, eine Sprache oder ein Geschlecht. Das Modell sieht sie nie; die Stufe Auswertung vergleicht, wie gut das Modell für jede Gruppe ist. Leer: keine.</translation>
    </message>
    <message>
        <source>Leave out near repetitions</source>
        <translation>Beinahe-Dubletten weglassen</translation>
    </message>
    <message>
        <source>Also leaves out rows that nearly repeat another one: a word changed, a sentence added. Across the split they are leaks: the model is tested on what it all but knows. Turned off, they are only reported.</source>
        <translation>Lässt auch Zeilen weg, die eine andere beinahe wiederholen: ein Wort geändert, ein Satz ergänzt. Stehen sie in verschiedenen Teilen, sind sie Datenlecks: Das Modell wird an dem geprüft, was es so gut wie kennt. Ausgeschaltet werden sie nur gemeldet.</translation>
    </message>
    <message>
        <source>Similarity of near repetitions</source>
        <translation>Ähnlichkeit von Beinahe-Dubletten</translation>
    </message>
    <message>
        <source>Which share of their words and word pairs two texts must have in common to count as nearly the same. Higher finds only closer copies; lower finds looser ones, and takes longer. Below 0.5 counts as 0.5; with 0 none are looked for.</source>
        <translation>Welchen Anteil ihrer Wörter und Wortpaare zwei Texte gemeinsam haben müssen, um als beinahe gleich zu gelten. Höher: Nur genauere Kopien werden gefunden; niedriger: auch entferntere, und es dauert länger. Unter 0.5 zählt als 0.5; bei 0 wird nicht gesucht.</translation>
    </message>
    <message>
        <source>Leave out contradicting rows</source>
        <translation>Widersprüchliche Zeilen weglassen</translation>
    </message>
    <message>
        <source>Leave out overlong training rows</source>
        <translation>Überlange Trainingszeilen weglassen</translation>
    </message>
    <message>
        <source>Mend odd characters</source>
        <translation>Zeichenfehler beheben</translation>
    </message>
    <message>
        <source>Mends letters that were decoded wrongly somewhere (Ã© becomes é), and takes out control characters and the marks of lost letters. Turned off, texts stay as they are in the file.</source>
        <translation>Repariert Buchstaben, die irgendwo falsch dekodiert wurden (aus Ã© wird é), und entfernt Steuerzeichen und die Zeichen, die für verlorene Buchstaben stehen. Ausgeschaltet bleiben Texte, wie sie in der Datei stehen.</translation>
    </message>
    <message>
        <source>Balance the labels</source>
        <translation>Labels ausgleichen</translation>
    </message>
    <message>
        <source>Gives all labels about the same number of training rows, so that a frequent one does not drown a rare one. Repeating keeps all rows, but rare ones are sooner learned by heart; leaving out loses rows of frequent labels. Validation and test rows keep their natural shares.</source>
        <translation>Gibt allen Labels etwa gleich viele Trainingszeilen, damit ein häufiges ein seltenes nicht übertönt. Beim Wiederholen bleiben alle Zeilen, aber seltene werden eher auswendig gelernt; beim Weglassen gehen Zeilen häufiger Labels verloren. Validierungs- und Testzeilen behalten ihre natürlichen Anteile.</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>So wie sie sind</translation>
    </message>
    <message>
        <source>Repeat rows of rare labels</source>
        <translation>Zeilen seltener Labels wiederholen</translation>
    </message>
    <message>
        <source>Leave out rows of frequent labels</source>
        <translation>Zeilen häufiger Labels weglassen</translation>
    </message>
    <message>
        <source>Test with swapped words</source>
        <translation>Mit vertauschten Wörtern prüfen</translation>
    </message>
    <message>
        <source>Asks the finished model again with words such as he and she, or first names, exchanged, and counts the answers that change: they should not. On: a few more answers per run. Off: this fairness test is left out.</source>
        <translation>Fragt das fertige Modell noch einmal und vertauscht dabei Wörter wie he und she oder Vornamen; gezählt werden die Antworten, die sich ändern: Sie sollten es nicht. Ein: einige Antworten mehr je Lauf. Aus: Diese Prüfung der Fairness entfällt.</translation>
    </message>
    <message>
        <source>Words to swap</source>
        <translation>Wortpaare</translation>
    </message>
    <message>
        <source>Pairs of words that are exchanged for each other, such as he/she. More pairs: more texts are tested. They are English at first; replace them for other languages.</source>
        <translation>Paare von Wörtern, die gegeneinander getauscht werden, zum Beispiel he/she. Mehr Paare: Mehr Texte werden geprüft. Anfangs sind es englische Wörter; für andere Sprachen sind sie zu ersetzen.</translation>
    </message>
    <message>
        <source>Names to swap</source>
        <translation>Namenspaare</translation>
    </message>
    <message>
        <source>Pairs of names, such as John/Jennifer: at first, names mostly given to men and names mostly given to women. A name with a capital is only found where the text has the capital, too.</source>
        <translation>Paare von Namen, zum Beispiel John/Jennifer: anfangs Namen, die meist Männer tragen, und Namen, die meist Frauen tragen. Ein großgeschriebener Name wird nur gefunden, wo er auch im Text großgeschrieben ist.</translation>
    </message>
    <message>
        <source>Doubtful answer: confidence below</source>
        <translation>Zweifelhafte Antwort: Sicherheit unter</translation>
    </message>
    <message>
        <source>An answer that is less sure than this counts as doubtful. Higher: more answers count as doubtful. Lower: only those where the model hardly prefers one label.</source>
        <translation>Eine Antwort, die weniger sicher ist, gilt als zweifelhaft. Höher: Mehr Antworten gelten als zweifelhaft. Niedriger: nur die, bei denen das Modell kaum ein Label vorzieht.</translation>
    </message>
    <message>
        <source>Alarm: share of doubtful answers above</source>
        <translation>Alarm: Anteil zweifelhafter Antworten über</translation>
    </message>
    <message>
        <source>An alarm is raised when more than this share of the answers in a drift window is doubtful. Higher: fewer alarms; 1 never raises one. Lower: you hear of it earlier, and sometimes for nothing.</source>
        <translation>Alarm wird ausgelöst, wenn mehr als dieser Anteil der Antworten in einem Driftfenster zweifelhaft ist. Höher: weniger Alarme; bei 1 nie einer. Niedriger: Sie erfahren früher davon, manchmal auch ohne Grund.</translation>
    </message>
    <message>
        <source>Alarm: mean confidence below</source>
        <translation>Alarm: mittlere Sicherheit unter</translation>
    </message>
    <message>
        <source>An alarm is raised when the answers of a drift window are less sure than this on average. Higher: earlier and more alarms. Lower: fewer; 0 never raises one.</source>
        <translation>Alarm wird ausgelöst, wenn die Antworten eines Driftfensters im Mittel weniger sicher sind. Höher: frühere und mehr Alarme. Niedriger: weniger; bei 0 nie einer.</translation>
    </message>
    <message>
        <source>Trained parts</source>
        <translation>Trainierte Teile</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>A row has more than %1 cells</source>
        <translation>Eine Zeile hat mehr als %1 Zellen</translation>
    </message>
    <message>
        <source>Check the delimiter; this does not look like a table of texts.</source>
        <translation>Das Trennzeichen prüfen; dies sieht nicht wie eine Tabelle mit Texten aus.</translation>
    </message>
    <message>
        <source>A row is longer than 64 MB</source>
        <translation>Eine Zeile ist länger als 64 MB</translation>
    </message>
    <message>
        <source>Check that the file has one example a row, with line ends, and that its quotes are closed.</source>
        <translation>Prüfen, ob die Datei ein Beispiel je Zeile und Zeilenenden hat und ob ihre Anführungszeichen geschlossen sind.</translation>
    </message>
    <message>
        <source>The file has too many rows to be held in memory: after %1 there are more</source>
        <translation>Die Datei hat zu viele Zeilen für den Arbeitsspeicher: Nach %1 kommen noch mehr</translation>
    </message>
    <message>
        <source>Take a part of the rows, or leave out columns that are not needed.</source>
        <translation>Nur einen Teil der Zeilen nehmen oder nicht benötigte Spalten weglassen.</translation>
    </message>
    <message>
        <source>Check these rows in the file.</source>
        <translation>Diese Zeilen in der Datei prüfen.</translation>
    </message>
    <message>
        <source>Put texts that contain the delimiter in double quotes.</source>
        <translation>Texte, die das Trennzeichen enthalten, in doppelte Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Quote marks in the file do not come in pairs, so they were read as ordinary characters</source>
        <translation>Die Anführungszeichen in der Datei treten nicht paarweise auf, deshalb wurden sie als gewöhnliche Zeichen gelesen</translation>
    </message>
    <message>
        <source>Look at the preview: if a text goes wrong, put it in double quotes and double the quotes inside it.</source>
        <translation>Die Vorschau ansehen: Wird ein Text falsch gelesen, ihn in doppelte Anführungszeichen setzen und die Anführungszeichen darin verdoppeln.</translation>
    </message>
    <message>
        <source>Double the quote marks inside quoted texts.</source>
        <translation>Die Anführungszeichen innerhalb von Texten in Anführungszeichen verdoppeln.</translation>
    </message>
    <message>
        <source>A quote mark is opened and never closed, so the rest of the file became one cell</source>
        <translation>Ein Anführungszeichen wird geöffnet und nie geschlossen, darum wurde der Rest der Datei zu einer einzigen Zelle</translation>
    </message>
    <message>
        <source>Close the quote mark, or check that the file is complete.</source>
        <translation>Das Anführungszeichen schließen oder prüfen, ob die Datei vollständig ist.</translation>
    </message>
    <message>
        <source>The first row has %1 cells, far more than the rows that follow</source>
        <translation>Die erste Zeile hat %1 Zellen, weit mehr als die folgenden Zeilen</translation>
    </message>
    <message>
        <source>Check the delimiter and the first row.</source>
        <translation>Das Trennzeichen und die erste Zeile prüfen.</translation>
    </message>
    <message>
        <source>1 row has fewer cells than there are columns; the missing ones were left empty</source>
        <translation>1 Zeile hat weniger Zellen, als es Spalten gibt; die fehlenden wurden leer gelassen</translation>
    </message>
    <message>
        <source>%1 rows have fewer cells than there are columns; the missing ones were left empty</source>
        <translation>%1 Zeilen haben weniger Zellen, als es Spalten gibt; die fehlenden wurden leer gelassen</translation>
    </message>
    <message>
        <source>1 row has more cells than there are columns; the extra ones were joined to the longest column</source>
        <translation>1 Zeile hat mehr Zellen, als es Spalten gibt; die überzähligen wurden an die längste Spalte angehängt</translation>
    </message>
    <message>
        <source>%1 rows have more cells than there are columns; the extra ones were joined to the longest column</source>
        <translation>%1 Zeilen haben mehr Zellen, als es Spalten gibt; die überzähligen wurden an die längste Spalte angehängt</translation>
    </message>
    <message>
        <source>1 cell goes on after the closing quote mark</source>
        <translation>1 Zelle geht nach dem schließenden Anführungszeichen weiter</translation>
    </message>
    <message>
        <source>%1 cells go on after the closing quote mark</source>
        <translation>%1 Zellen gehen nach dem schließenden Anführungszeichen weiter</translation>
    </message>
    <message>
        <source>The encoding “%1” is not known</source>
        <translation>Die Kodierung „%1“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>Name one such as UTF-8, UTF-16, windows-1252, windows-1251, ISO-8859-2, Shift_JIS, EUC-KR, Big5 or GB18030, or leave it at auto.</source>
        <translation>Eine nennen, etwa UTF-8, UTF-16, windows-1252, windows-1251, ISO-8859-2, Shift_JIS, EUC-KR, Big5 oder GB18030, oder es bei auto belassen.</translation>
    </message>
    <message>
        <source>Open it in the program that made it and export the table as CSV (UTF-8), then open the CSV.</source>
        <translation>Sie in dem Programm öffnen, das sie erzeugt hat, und die Tabelle als CSV (UTF-8) exportieren, dann die CSV-Datei öffnen.</translation>
    </message>
    <message>
        <source>Unpack it first, then open the CSV, TSV or JSON file inside.</source>
        <translation>Zuerst entpacken, dann die CSV-, TSV- oder JSON-Datei darin öffnen.</translation>
    </message>
    <message>
        <source>Choose a file with one example a row: CSV, TSV, JSON or JSON Lines.</source>
        <translation>Eine Datei mit einem Beispiel je Zeile wählen: CSV, TSV, JSON oder JSON Lines.</translation>
    </message>
    <message>
        <source>Convert it first, for example with pandas: df.to_csv(&quot;data.csv&quot;, index=False), then open the CSV.</source>
        <translation>Zuerst umwandeln, zum Beispiel mit pandas: df.to_csv(&quot;data.csv&quot;, index=False), dann die CSV-Datei öffnen.</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a bitmap picture</source>
        <translation>ein Bitmap-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>Copy the table into a spreadsheet and export it as CSV, then open the CSV.</source>
        <translation>Die Tabelle in eine Tabellenkalkulation kopieren und als CSV exportieren, dann die CSV-Datei öffnen.</translation>
    </message>
    <message>
        <source>a rich text document</source>
        <translation>ein RTF-Dokument</translation>
    </message>
    <message>
        <source>an old Excel or Word file (.xls, .doc)</source>
        <translation>eine alte Excel- oder Word-Datei (.xls, .doc)</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <source>a bzip2 archive</source>
        <translation>ein bzip2-Archiv</translation>
    </message>
    <message>
        <source>an xz archive</source>
        <translation>ein xz-Archiv</translation>
    </message>
    <message>
        <source>a Zstandard archive</source>
        <translation>ein Zstandard-Archiv</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a Linux program or library</source>
        <translation>ein Programm oder eine Bibliothek für Linux</translation>
    </message>
    <message>
        <source>a Windows program</source>
        <translation>ein Windows-Programm</translation>
    </message>
    <message>
        <source>a Parquet table</source>
        <translation>eine Parquet-Tabelle</translation>
    </message>
    <message>
        <source>an Arrow table</source>
        <translation>eine Arrow-Tabelle</translation>
    </message>
    <message>
        <source>a Feather table</source>
        <translation>eine Feather-Tabelle</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>eine HDF5-Datei</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>ein NumPy-Array</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>eine Pickle-Datei von Python</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>Export the table as CSV, for example with: sqlite3 -csv -header FILE &quot;select * from TABLE&quot;.</source>
        <translation>Die Tabelle als CSV exportieren, zum Beispiel mit: sqlite3 -csv -header FILE &quot;select * from TABLE&quot;.</translation>
    </message>
    <message>
        <source>a GGUF model</source>
        <translation>ein GGUF-Modell</translation>
    </message>
    <message>
        <source>Models are chosen on the Model stage. Here, open the file with the examples.</source>
        <translation>Modelle werden in der Stufe Modell gewählt. Hier die Datei mit den Beispielen öffnen.</translation>
    </message>
    <message>
        <source>a sound or film</source>
        <translation>eine Ton- oder Filmdatei</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>eine Tondatei</translation>
    </message>
    <message>
        <source>a Git LFS pointer, not the data itself</source>
        <translation>ein Git-LFS-Zeiger, nicht die Daten selbst</translation>
    </message>
    <message>
        <source>Fetch the real file with &quot;git lfs pull&quot;, or download it from the web page of the repository.</source>
        <translation>Die eigentliche Datei mit &quot;git lfs pull&quot; holen oder von der Webseite des Repositorys herunterladen.</translation>
    </message>
    <message>
        <source>The file looks like %1, not like a table of texts</source>
        <translation>Die Datei sieht aus wie %1, nicht wie eine Tabelle mit Texten</translation>
    </message>
    <message>
        <source>a spreadsheet (Excel or LibreOffice)</source>
        <translation>eine Kalkulationstabelle (Excel oder LibreOffice)</translation>
    </message>
    <message>
        <source>In the spreadsheet choose &quot;Save as&quot;, take CSV UTF-8, then open the CSV.</source>
        <translation>In der Tabellenkalkulation „Speichern unter“ wählen, als Format CSV UTF-8 nehmen, dann die CSV-Datei öffnen.</translation>
    </message>
    <message>
        <source>a text document (Word or LibreOffice)</source>
        <translation>ein Textdokument (Word oder LibreOffice)</translation>
    </message>
    <message>
        <source>a PyTorch file</source>
        <translation>eine PyTorch-Datei</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>the weights of a model</source>
        <translation>die Gewichte eines Modells</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>On the web page, use the link that downloads the raw file, then open that.</source>
        <translation>Auf der Webseite den Link benutzen, der die Rohdatei herunterlädt, dann diese öffnen.</translation>
    </message>
    <message>
        <source>The file holds zero bytes (the first at byte %1), so it is not a text file</source>
        <translation>Die Datei enthält Nullbytes (das erste bei Byte %1), ist also keine Textdatei</translation>
    </message>
    <message>
        <source>The file is full of control characters, so it is not a text file</source>
        <translation>Die Datei ist voller Steuerzeichen, ist also keine Textdatei</translation>
    </message>
    <message>
        <source>Write the examples as a list of objects, [{&quot;text&quot;: ..., &quot;label&quot;: ...}, ...], or one object a line.</source>
        <translation>Die Beispiele als Liste von Objekten schreiben, [{&quot;text&quot;: ..., &quot;label&quot;: ...}, ...], oder als ein Objekt je Zeile.</translation>
    </message>
    <message>
        <source>A line is longer than 64 MB</source>
        <translation>Eine Zeile ist länger als 64 MB</translation>
    </message>
    <message>
        <source>Check that the file has one object a line.</source>
        <translation>Prüfen, ob die Datei ein Objekt je Zeile enthält.</translation>
    </message>
    <message>
        <source>The file is not a list or an object in JSON</source>
        <translation>Die Datei ist weder eine Liste noch ein Objekt in JSON</translation>
    </message>
    <message>
        <source>There is more text after the end of the list or object</source>
        <translation>Nach dem Ende der Liste oder des Objekts kommt noch Text</translation>
    </message>
    <message>
        <source>If every line is an object of its own, choose the format JSON Lines.</source>
        <translation>Wenn jede Zeile ein eigenes Objekt ist, das Format JSON Lines wählen.</translation>
    </message>
    <message>
        <source>A comma or the closing bracket of the list is missing</source>
        <translation>Ein Komma oder die schließende Klammer der Liste fehlt</translation>
    </message>
    <message>
        <source>Mend this line; the file may be cut off.</source>
        <translation>Diese Zeile berichtigen; die Datei ist vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>A key in quotes is missing</source>
        <translation>Ein Schlüssel in Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>A key is not valid JSON: %1</source>
        <translation>Ein Schlüssel ist kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>Mend this line.</source>
        <translation>Diese Zeile berichtigen.</translation>
    </message>
    <message>
        <source>A colon is missing after the key</source>
        <translation>Nach dem Schlüssel fehlt ein Doppelpunkt</translation>
    </message>
    <message>
        <source>A comma or a closing brace is missing</source>
        <translation>Ein Komma oder eine schließende geschweifte Klammer fehlt</translation>
    </message>
    <message>
        <source>Mend or remove this line in the file.</source>
        <translation>Diese Zeile in der Datei berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>Line %1 is not valid JSON: %2</source>
        <translation>Zeile %1 ist kein gültiges JSON: %2</translation>
    </message>
    <message>
        <source>Line %1 does not hold an object with named values such as {&quot;text&quot;: ..., &quot;label&quot;: ...}</source>
        <translation>Zeile %1 enthält kein Objekt mit benannten Werten wie {&quot;text&quot;: ..., &quot;label&quot;: ...}</translation>
    </message>
    <message>
        <source>The objects have more than %1 different keys</source>
        <translation>Die Objekte haben mehr als %1 verschiedene Schlüssel</translation>
    </message>
    <message>
        <source>Check that the file is a list of examples that all have the same keys.</source>
        <translation>Prüfen, ob die Datei eine Liste von Beispielen ist, die alle dieselben Schlüssel haben.</translation>
    </message>
    <message>
        <source>The file has too many rows or keys to be held in memory</source>
        <translation>Die Datei hat zu viele Zeilen oder Schlüssel für den Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Take a part of the rows, or leave out keys that are not needed.</source>
        <translation>Nur einen Teil der Zeilen nehmen oder nicht benötigte Schlüssel weglassen.</translation>
    </message>
    <message>
        <source>%1 more lines like these are broken</source>
        <translation>%1 weitere Zeilen wie diese sind fehlerhaft</translation>
    </message>
    <message>
        <source>Check that the file is JSON Lines: one complete object on every line.</source>
        <translation>Prüfen, ob die Datei JSON Lines ist: ein vollständiges Objekt in jeder Zeile.</translation>
    </message>
    <message>
        <source>The file may be cut off: fetch or export it again.</source>
        <translation>Die Datei ist vielleicht abgeschnitten: sie noch einmal herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>A string is not closed</source>
        <translation>Eine Zeichenkette ist nicht geschlossen</translation>
    </message>
    <message>
        <source>A value is missing at the end of the file</source>
        <translation>Am Ende der Datei fehlt ein Wert</translation>
    </message>
    <message>
        <source>The file ends in the middle of a value</source>
        <translation>Die Datei endet mitten in einem Wert</translation>
    </message>
    <message>
        <source>There is a “%1” that does not match</source>
        <translation>Ein „%1“ hat kein passendes Gegenstück</translation>
    </message>
    <message>
        <source>Mend the brackets around this line.</source>
        <translation>Die Klammern um diese Zeile berichtigen.</translation>
    </message>
    <message>
        <source>A value is missing</source>
        <translation>Ein Wert fehlt</translation>
    </message>
    <message>
        <source>A value is nested more than %1 levels deep</source>
        <translation>Ein Wert ist mehr als %1 Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>Flatten the objects before opening the file.</source>
        <translation>Die Verschachtelung der Objekte vor dem Öffnen der Datei auflösen.</translation>
    </message>
    <message>
        <source>A value is longer than 64 MB</source>
        <translation>Ein Wert ist länger als 64 MB</translation>
    </message>
    <message>
        <source>Check that the file holds one object an example.</source>
        <translation>Prüfen, ob die Datei ein Objekt je Beispiel enthält.</translation>
    </message>
    <message>
        <source>Check that the file has one example a line.</source>
        <translation>Prüfen, ob die Datei ein Beispiel je Zeile enthält.</translation>
    </message>
    <message>
        <source>The built-in data set “%1” does not hold exactly one CSV file</source>
        <translation>Der eingebaute Datensatz „%1“ enthält nicht genau eine CSV-Datei</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <source>There is no built-in data set “%1”</source>
        <translation>Es gibt keinen eingebauten Datensatz „%1“</translation>
    </message>
    <message>
        <source>The data file is not there</source>
        <translation>Die Datendatei ist nicht da</translation>
    </message>
    <message>
        <source>Use builtin:reviews, or install the program again.</source>
        <translation>builtin:reviews benutzen oder das Programm neu installieren.</translation>
    </message>
    <message>
        <source>Check the path, or choose the file again.</source>
        <translation>Den Pfad prüfen oder die Datei noch einmal wählen.</translation>
    </message>
    <message>
        <source>This is not a regular file</source>
        <translation>Das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>Choose a file on disk.</source>
        <translation>Eine Datei auf dem Datenträger wählen.</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>Choose a file with one example a row.</source>
        <translation>Eine Datei mit einem Beispiel je Zeile wählen.</translation>
    </message>
    <message>
        <source>The file has %1, more than the 2 GB that can be read</source>
        <translation>Die Datei hat %1, mehr als die 2 GB, die gelesen werden können</translation>
    </message>
    <message>
        <source>Take a part of its rows.</source>
        <translation>Nur einen Teil ihrer Zeilen nehmen.</translation>
    </message>
    <message>
        <source>“%1” cannot be the delimiter</source>
        <translation>„%1“ kann nicht das Trennzeichen sein</translation>
    </message>
    <message>
        <source>Give auto, tab, or one character such as , or ; or |.</source>
        <translation>Möglich sind auto, tab oder ein einzelnes Zeichen wie , oder ; oder |.</translation>
    </message>
    <message>
        <source>“%1” is not a format that can be read</source>
        <translation>„%1“ ist kein lesbares Format</translation>
    </message>
    <message>
        <source>Use auto, csv, tsv, json, jsonl or labelled.</source>
        <translation>auto, csv, tsv, json, jsonl oder labelled benutzen.</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as %1</source>
        <translation>Die Datei ist nicht UTF-8; sie wurde als %1 gelesen</translation>
    </message>
    <message>
        <source>The file has names of columns but no rows</source>
        <translation>Die Datei hat Spaltennamen, aber keine Zeilen</translation>
    </message>
    <message>
        <source>The file has no rows</source>
        <translation>Die Datei hat keine Zeilen</translation>
    </message>
    <message>
        <source>1 place in the file cannot be read as %2 and became “�”</source>
        <translation>1 Stelle der Datei ist nicht als %2 lesbar und wurde zu „�“</translation>
    </message>
    <message>
        <source>%1 places in the file cannot be read as %2 and became “�”</source>
        <translation>%1 Stellen der Datei sind nicht als %2 lesbar und wurden zu „�“</translation>
    </message>
    <message>
        <source>The columns are: %1.</source>
        <translation>Die Spalten sind: %1.</translation>
    </message>
    <message>
        <source>Did you mean “%1”? The columns are: %2.</source>
        <translation>War „%1“ gemeint? Die Spalten sind: %2.</translation>
    </message>
    <message>
        <source>There is no column “%1” in %2</source>
        <translation>Es gibt keine Spalte „%1“ in %2</translation>
    </message>
    <message>
        <source>No column of %1 looks like the %2</source>
        <translation>Keine Spalte von %1 kommt infrage als %2</translation>
    </message>
    <message>
        <source>Choose the %1 column. The columns are: %2.</source>
        <translation>Die Spalte für „%1“ wählen. Die Spalten sind: %2.</translation>
    </message>
    <message>
        <source>The same column is chosen as %1</source>
        <translation>Dieselbe Spalte ist gewählt als %1</translation>
    </message>
    <message>
        <source>Choose two different columns.</source>
        <translation>Zwei verschiedene Spalten wählen.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>text and as label</source>
        <translation>Text und als Label</translation>
    </message>
    <message>
        <source>text and as second text</source>
        <translation>Text und als zweiter Text</translation>
    </message>
    <message>
        <source>label and as second text</source>
        <translation>Label und als zweiter Text</translation>
    </message>
    <message>
        <source>label and as split</source>
        <translation>Label und als Aufteilung</translation>
    </message>
    <message>
        <source>There is no %1 column “%2” in %3</source>
        <translation>Es gibt keine Spalte „%2“ (%1) in %3</translation>
    </message>
    <message>
        <source>Name its columns as in the main file. They are: %1.</source>
        <translation>Die Spalten wie in der Hauptdatei benennen. Es sind: %1.</translation>
    </message>
    <message>
        <source>second text</source>
        <translation>zweiter Text</translation>
    </message>
    <message>
        <source>%1 is not a whole number from 1 to %2</source>
        <translation>%1 ist keine ganze Zahl von 1 bis %2</translation>
    </message>
    <message>
        <source>Mend config.json, or download the model again.</source>
        <translation>config.json berichtigen oder das Modell noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The model counts positions relatively, which this version cannot compute</source>
        <translation>Das Modell zählt Positionen relativ, was diese Version nicht rechnen kann</translation>
    </message>
    <message>
        <source>Choose a BERT model with absolute positions.</source>
        <translation>Ein BERT-Modell mit absoluten Positionen wählen.</translation>
    </message>
    <message>
        <source>The weights have %1 layers, config.json names only %2</source>
        <translation>Die Gewichte haben %1 Schichten, config.json nennt nur %2</translation>
    </message>
    <message>
        <source>The layers above will not be used: mend num_hidden_layers in config.json if that is wrong.</source>
        <translation>Die Schichten darüber werden nicht benutzt: num_hidden_layers in config.json berichtigen, wenn das falsch ist.</translation>
    </message>
    <message>
        <source>This version cannot tune models of the family &apos;%1&apos;</source>
        <translation>Diese Version kann Modelle der Familie „%1“ nicht abstimmen</translation>
    </message>
    <message>
        <source>%1 more tensors are missing or have a wrong shape</source>
        <translation>%1 weitere Tensoren fehlen oder haben eine falsche Form</translation>
    </message>
    <message>
        <source>The folder holds an adapter, not a whole model</source>
        <translation>Der Ordner enthält einen Adapter, kein ganzes Modell</translation>
    </message>
    <message>
        <source>The folder has no config.json, so it is no model folder</source>
        <translation>Der Ordner hat keine config.json, ist also kein Modellordner</translation>
    </message>
    <message>
        <source>Choose the model that the adapter was made for.</source>
        <translation>Das Modell wählen, für das der Adapter gemacht wurde.</translation>
    </message>
    <message>
        <source>Choose a folder as Transformers saves it, with config.json and model.safetensors.</source>
        <translation>Einen Ordner wählen, wie Transformers ihn speichert, mit config.json und model.safetensors.</translation>
    </message>
    <message>
        <source>config.json is not a JSON object</source>
        <translation>config.json ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The tokenizer knows %1 tokens, but the model has embeddings for %2</source>
        <translation>Der Tokenizer kennt %1 Tokens, das Modell hat aber Embeddings für %2</translation>
    </message>
    <message>
        <source>The folder could not be read (%1)</source>
        <translation>Der Ordner konnte nicht gelesen werden (%1)</translation>
    </message>
    <message>
        <source>Check the folder, or download the model again.</source>
        <translation>Den Ordner prüfen oder das Modell noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>A model is a folder, and this is a file</source>
        <translation>Ein Modell ist ein Ordner, dies ist aber eine Datei</translation>
    </message>
    <message>
        <source>The model uses relative positions, which are not built for BERT</source>
        <translation>Das Modell benutzt relative Positionen, die für BERT nicht eingebaut sind</translation>
    </message>
    <message>
        <source>A text of %1 tokens does not fit: the model reads at most %2</source>
        <translation>Ein Text mit %1 Tokens passt nicht: Das Modell liest höchstens %2</translation>
    </message>
    <message>
        <source>Lower the longest text to %1 tokens.</source>
        <translation>Den längsten Text auf %1 Tokens verringern.</translation>
    </message>
    <message>
        <source>There are no training rows to plan with</source>
        <translation>Es gibt keine Trainingszeilen, mit denen sich planen lässt</translation>
    </message>
    <message>
        <source>This run is being worked on by another program%1</source>
        <translation>An diesem Lauf arbeitet gerade ein anderes Programm%1</translation>
    </message>
    <message>
        <source>Stop it there first, or wait until it has ended.</source>
        <translation>Ihn dort zuerst stoppen oder warten, bis er beendet ist.</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>loss (cross-entropy)</source>
        <translation>Verlust (Kreuzentropie)</translation>
    </message>
    <message>
        <source>best: step %1</source>
        <translation>bester: Schritt %1</translation>
    </message>
    <message>
        <source>training loss, each step</source>
        <translation>Trainingsverlust, jeder Schritt</translation>
    </message>
    <message>
        <source>training loss, mean</source>
        <translation>Trainingsverlust, Mittel</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>“schema” must be a whole number from 1 on, not %1</source>
        <translation>„schema“ muss eine ganze Zahl ab 1 sein, nicht %1</translation>
    </message>
    <message>
        <source>This recipe is of schema %1, which is newer than this program (it knows up to %2)</source>
        <translation>Dieses Rezept hat das Schema %1, das neuer ist als dieses Programm (es kennt Schemas bis %2)</translation>
    </message>
    <message>
        <source>Accuracy: share of right answers</source>
        <translation>Genauigkeit: Anteil richtiger Antworten</translation>
    </message>
    <message>
        <source>Precision (mean of the labels)</source>
        <translation>Precision (Mittel der Labels)</translation>
    </message>
    <message>
        <source>Recall (mean of the labels)</source>
        <translation>Recall (Mittel der Labels)</translation>
    </message>
    <message>
        <source>F1 (mean of the labels)</source>
        <translation>F1 (Mittel der Labels)</translation>
    </message>
    <message>
        <source>F1 (weighted by the labels&apos; rows)</source>
        <translation>F1 (gewichtet nach Zeilen der Labels)</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>abgestimmt</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>before tuning</source>
        <translation>vor dem Tuning</translation>
    </message>
    <message>
        <source>always “%1”</source>
        <translation>immer „%1“</translation>
    </message>
    <message>
        <source>Loss (cross-entropy, lower is better)</source>
        <translation>Verlust (Kreuzentropie, niedriger ist besser)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>ROC area</source>
        <translation>ROC-Fläche</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>mittlere Precision</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Precision: of the rows that were given the label, the share that has it. Recall: of the rows that have the label, the share that was given it. F1: their harmonic mean, low if either is low.</source>
        <translation>Precision: von den Zeilen, denen das Label gegeben wurde, der Anteil, der es hat. Recall: von den Zeilen, die das Label haben, der Anteil, dem es gegeben wurde. F1: ihr harmonisches Mittel, niedrig, wenn eines von beiden niedrig ist.</translation>
    </message>
    <message>
        <source>Too many labels for a matrix that could be read.</source>
        <translation>Zu viele Labels für eine lesbare Matrix.</translation>
    </message>
    <message>
        <source>A row is the true label, a column the answer; the shade is the share of its row. Right answers lie on the diagonal.</source>
        <translation>Eine Zeile ist das wahre Label, eine Spalte die Antwort; die Tönung ist der Anteil an der Zeile. Richtige Antworten liegen auf der Diagonale.</translation>
    </message>
    <message>
        <source>A model gives a probability for each label. Left: if the label is answered from some probability on, how many of its rows are found (upwards), and how many others are taken for it (to the right), for every such threshold. The area is the probability that a row of the label is ranked above another one: 1 is perfect, 0.5 is guessing. Right: how many of the answers are right (upwards) as more of the rows are found (to the right); this shows more where a label is rare.</source>
        <translation>Ein Modell gibt für jedes Label eine Wahrscheinlichkeit an. Links: Wenn das Label ab einer bestimmten Wahrscheinlichkeit geantwortet wird, wie viele seiner Zeilen werden gefunden (nach oben), und wie viele andere werden dafür gehalten (nach rechts), für jede solche Schwelle. Die Fläche ist die Wahrscheinlichkeit, dass eine Zeile des Labels vor einer anderen eingereiht wird: 1 ist perfekt, 0.5 ist geraten. Rechts: wie viele der Antworten richtig sind (nach oben), während mehr der Zeilen gefunden werden (nach rechts); das zeigt mehr, wenn ein Label selten ist.</translation>
    </message>
    <message>
        <source>“%1” reaches its best F1 (%2) on the %3 rows when it is answered from a probability of %4 on.</source>
        <translation>„%1“ erreicht bei den Zeilen des Teils „%3“ sein bestes F1 (%2), wenn es ab einer Wahrscheinlichkeit von %4 geantwortet wird.</translation>
    </message>
    <message>
        <source>Answers are sorted by how sure the model was. Of those it is 80 % sure of, 80 % should be right: then bars end at the diagonal.</source>
        <translation>Die Antworten sind danach sortiert, wie sicher das Modell war. Von denen, bei denen es zu 80 % sicher ist, sollten 80 % richtig sein: Dann enden die Balken auf der Diagonale.</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>mean confidence</source>
        <translation>mittlere Sicherheit</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>untuned right</source>
        <translation>ohne Tuning richtig</translation>
    </message>
    <message>
        <source>untuned wrong</source>
        <translation>ohne Tuning falsch</translation>
    </message>
    <message>
        <source>tuned right</source>
        <translation>mit Tuning richtig</translation>
    </message>
    <message>
        <source>tuned wrong</source>
        <translation>mit Tuning falsch</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>few rows: mostly luck</source>
        <translation>wenige Zeilen: meist Glück</translation>
    </message>
    <message>
        <source>By the column “%1”</source>
        <translation>Nach der Spalte „%1“</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>With names swapped</source>
        <translation>Mit vertauschten Namen</translation>
    </message>
    <message>
        <source>With pronouns and similar words swapped</source>
        <translation>Mit vertauschten Pronomen und ähnlichen Wörtern</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>swapped</source>
        <translation>vertauscht</translation>
    </message>
    <message>
        <source>None: every answer was right.</source>
        <translation>Keine: Alle Antworten waren richtig.</translation>
    </message>
    <message>
        <source>The answers the model was surest of and that are wrong. Some may be wrong labels in the data.</source>
        <translation>Die Antworten, bei denen das Modell am sichersten war und die falsch sind. Manche davon können falsche Labels in den Daten sein.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Scores on the %1 rows</source>
        <translation>Ergebnisse im Teil „%1“</translation>
    </message>
    <message>
        <source>Tuned against untuned, row by row</source>
        <translation>Mit gegen ohne Tuning, Zeile für Zeile</translation>
    </message>
    <message>
        <source>Label by label</source>
        <translation>Label für Label</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>Was wofür gehalten wurde</translation>
    </message>
    <message>
        <source>From probabilities to answers</source>
        <translation>Von Wahrscheinlichkeiten zu Antworten</translation>
    </message>
    <message>
        <source>How far its confidence can be trusted</source>
        <translation>Wie weit seiner Sicherheit zu trauen ist</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Fehler mit größter Sicherheit</translation>
    </message>
    <message>
        <source>How the run went</source>
        <translation>Wie der Lauf verlief</translation>
    </message>
    <message>
        <source>No step was recorded.</source>
        <translation>Es wurde kein Schritt aufgezeichnet.</translation>
    </message>
    <message>
        <source>Loss measures how wrong the model is. While both curves fall, it learns; where the validation loss turns up, it begins to learn the training rows by heart.</source>
        <translation>Der Verlust misst, wie falsch das Modell liegt. Solange beide Kurven fallen, lernt es; wo der Validierungsverlust wieder steigt, beginnt es, die Trainingszeilen auswendig zu lernen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Written by Etude, %1.</source>
        <translation>Geschrieben von Etude, %1.</translation>
    </message>
    <message>
        <source>The run was not evaluated.</source>
        <translation>Der Lauf wurde nicht ausgewertet.</translation>
    </message>
    <message>
        <source>On %1 %2 rows the tuned model is right in %3 of cases; always answering “%4” would be right in %5, the model before tuning in %6.</source>
        <translation>Bei %1 Zeilen des Teils „%2“ liegt das abgestimmte Modell in %3 der Fälle richtig; die ständige Antwort „%4“ läge in %5 richtig, das Modell vor dem Tuning in %6.</translation>
    </message>
    <message>
        <source>On %1 %2 rows the tuned model is right in %3 of cases; always answering “%4” would be right in %5.</source>
        <translation>Bei %1 Zeilen des Teils „%2“ liegt das abgestimmte Modell in %3 der Fälle richtig; die ständige Antwort „%4“ läge in %5 richtig.</translation>
    </message>
    <message>
        <source>Both models are right and wrong on the same rows: the tuning changed no verdict.</source>
        <translation>Beide Modelle liegen bei denselben Zeilen richtig und falsch: Das Tuning hat kein Urteil geändert.</translation>
    </message>
    <message>
        <source>less than 0.001</source>
        <translation>weniger als 0.001</translation>
    </message>
    <message>
        <source>On %1 rows just one of the two models is right: the tuned one on %2, the untuned one on %3. If both were equally good, a split at least as uneven would come about by chance with probability %4 (exact McNemar test). That is not rare, so these rows do not show which is better.</source>
        <translation>Bei %1 Zeilen liegt nur eines der beiden Modelle richtig: das abgestimmte bei %2, das nicht abgestimmte bei %3. Wären beide gleich gut, brächte der Zufall eine mindestens so ungleiche Verteilung mit dieser Wahrscheinlichkeit: %4 (exakter McNemar-Test). Das ist nicht selten, also zeigen diese Zeilen nicht, welches besser ist.</translation>
    </message>
    <message>
        <source>On %1 rows just one of the two models is right: the tuned one on %2, the untuned one on %3. If both were equally good, a split at least as uneven would come about by chance with probability %4 (exact McNemar test). That is rare (below 0.05), so the tuning has helped.</source>
        <translation>Bei %1 Zeilen liegt nur eines der beiden Modelle richtig: das abgestimmte bei %2, das nicht abgestimmte bei %3. Wären beide gleich gut, brächte der Zufall eine mindestens so ungleiche Verteilung mit dieser Wahrscheinlichkeit: %4 (exakter McNemar-Test). Das ist selten (unter 0.05), also hat das Tuning geholfen.</translation>
    </message>
    <message>
        <source>On %1 rows just one of the two models is right: the tuned one on %2, the untuned one on %3. If both were equally good, a split at least as uneven would come about by chance with probability %4 (exact McNemar test). That is rare (below 0.05), so the tuning has done harm.</source>
        <translation>Bei %1 Zeilen liegt nur eines der beiden Modelle richtig: das abgestimmte bei %2, das nicht abgestimmte bei %3. Wären beide gleich gut, brächte der Zufall eine mindestens so ungleiche Verteilung mit dieser Wahrscheinlichkeit: %4 (exakter McNemar-Test). Das ist selten (unter 0.05), also hat das Tuning geschadet.</translation>
    </message>
    <message>
        <source>Fewer than two groups have at least %1 rows, so the difference between them cannot be told from luck.</source>
        <translation>Weniger als zwei Gruppen haben mindestens %1 Zeilen, daher lässt sich der Unterschied zwischen ihnen nicht von Zufall unterscheiden.</translation>
    </message>
    <message>
        <source>The model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % interval %4 to %5). The interval includes 0, so the gap may be chance.</source>
        <translation>Das Modell liegt bei „%1“ am häufigsten richtig und bei „%2“ am seltensten: ein Abstand von %3 Prozentpunkten (95-%-Intervall: %4 bis %5). Das Intervall enthält die 0, der Abstand kann also Zufall sein.</translation>
    </message>
    <message>
        <source>The model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % interval %4 to %5). The gap is larger than chance explains: the model serves one group worse.</source>
        <translation>Das Modell liegt bei „%1“ am häufigsten richtig und bei „%2“ am seltensten: ein Abstand von %3 Prozentpunkten (95-%-Intervall: %4 bis %5). Der Abstand ist größer, als Zufall erklärt: Eine Gruppe bedient das Modell schlechter.</translation>
    </message>
    <message>
        <source>No judged text holds one of these words.</source>
        <translation>Kein beurteilter Text enthält eines dieser Wörter.</translation>
    </message>
    <message>
        <source>%1 texts hold such a word. With the words swapped, no answer changed (95 % interval of the share: up to %2); the probabilities moved by %3 percentage points on average.</source>
        <translation>%1 Texte enthalten ein solches Wort. Mit vertauschten Wörtern änderte sich keine Antwort (95-%-Intervall des Anteils: bis %2); die Wahrscheinlichkeiten verschoben sich im Mittel um %3 Prozentpunkte.</translation>
    </message>
    <message>
        <source>%1 texts hold such a word. With the words swapped, the answer changed for %2 of them (%3, 95 % interval %4 to %5); the probabilities moved by %6 percentage points on average. Where nothing else in the text has changed, the answer should not change.</source>
        <translation>%1 Texte enthalten ein solches Wort. Mit vertauschten Wörtern änderte sich die Antwort bei %2 davon (%3, 95-%-Intervall: %4 bis %5); die Wahrscheinlichkeiten verschoben sich im Mittel um %6 Prozentpunkte. Wo sich sonst nichts im Text geändert hat, sollte sich auch die Antwort nicht ändern.</translation>
    </message>
    <message>
        <source>Nothing was judged.</source>
        <translation>Es wurde nichts beurteilt.</translation>
    </message>
    <message>
        <source>The model is %1 sure of its answers on average and right in %2: its confidence can be taken at its word (expected calibration error %3 percentage points).</source>
        <translation>Das Modell ist sich seiner Antworten im Mittel zu %1 sicher und liegt in %2 der Fälle richtig: Seine Sicherheit lässt sich beim Wort nehmen (erwarteter Kalibrierungsfehler: %3 Prozentpunkte).</translation>
    </message>
    <message>
        <source>The model is %1 sure of its answers on average, but right in %2: it is too sure of itself (expected calibration error %3 percentage points). Overfitting often does this.</source>
        <translation>Das Modell ist sich seiner Antworten im Mittel zu %1 sicher, liegt aber in %2 der Fälle richtig: Es ist sich zu sicher (erwarteter Kalibrierungsfehler: %3 Prozentpunkte). Das kommt oft von Überanpassung.</translation>
    </message>
    <message>
        <source>The model is %1 sure of its answers on average, and right in %2: it is better than it believes (expected calibration error %3 percentage points).</source>
        <translation>Das Modell ist sich seiner Antworten im Mittel zu %1 sicher und liegt in %2 der Fälle richtig: Es ist besser, als es glaubt (erwarteter Kalibrierungsfehler: %3 Prozentpunkte).</translation>
    </message>
    <message>
        <source>The extra training rows of the run have no columns of texts and labels</source>
        <translation>Die zusätzlichen Trainingszeilen des Laufs haben keine Spalten mit Texten und Labels</translation>
    </message>
    <message>
        <source>Name the columns “text” and “label”.</source>
        <translation>Die Spalten „text“ und „label“ nennen.</translation>
    </message>
    <message>
        <source>No prediction of this run has been corrected</source>
        <translation>Keine Vorhersage dieses Laufs wurde berichtigt</translation>
    </message>
    <message>
        <source>Correct the labels of some predictions first.</source>
        <translation>Zuerst die Labels einiger Vorhersagen berichtigen.</translation>
    </message>
    <message>
        <source>The corrected predictions were logged without their texts, so nothing can be learned from them</source>
        <translation>Die berichtigten Vorhersagen wurden ohne ihre Texte protokolliert, also lässt sich nichts aus ihnen lernen</translation>
    </message>
    <message>
        <source>Switch on the logging of texts in the Monitoring stage, then correct new predictions.</source>
        <translation>In der Stufe Überwachung das Protokollieren der Texte einschalten, dann neue Vorhersagen berichtigen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this run</source>
        <translation>Der Arbeitsspeicher reicht für diesen Lauf nicht</translation>
    </message>
    <message>
        <source>Make the batch or the longest text smaller, or close other programs.</source>
        <translation>Den Batch oder den längsten Text verkleinern oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>The run ended with an unexpected error: %1</source>
        <translation>Der Lauf endete mit einem unerwarteten Fehler: %1</translation>
    </message>
    <message>
        <source>Resume it from its last checkpoint; if it happens again, report it with the run&apos;s log.txt.</source>
        <translation>Den Lauf ab seinem letzten Checkpoint fortsetzen; geschieht es wieder, es mit der Datei log.txt des Laufs melden.</translation>
    </message>
    <message>
        <source>The run ended with an unknown error</source>
        <translation>Der Lauf endete mit einem unbekannten Fehler</translation>
    </message>
    <message>
        <source>There is a run in this folder already</source>
        <translation>In diesem Ordner ist schon ein Lauf</translation>
    </message>
    <message>
        <source>Resume it, or choose a new folder.</source>
        <translation>Ihn fortsetzen oder einen neuen Ordner wählen.</translation>
    </message>
    <message>
        <source>This place is not empty, and what is there is no run</source>
        <translation>Dieser Ort ist nicht leer, und was dort liegt, ist kein Lauf</translation>
    </message>
    <message>
        <source>There is no run in this folder: it has no recipe.json</source>
        <translation>In diesem Ordner ist kein Lauf: Er hat keine recipe.json</translation>
    </message>
    <message>
        <source>Choose the folder of a run.</source>
        <translation>Den Ordner eines Laufs wählen.</translation>
    </message>
    <message>
        <source>The file is damaged from line %1 on: the curves may have gaps.</source>
        <translation>Die Datei ist ab Zeile %1 beschädigt: Die Kurven können Lücken haben.</translation>
    </message>
    <message>
        <source>1 line of this run&apos;s history cannot be read and is left out</source>
        <translation>1 Zeile im Verlauf dieses Laufs ist nicht lesbar und wird weggelassen</translation>
    </message>
    <message>
        <source>%1 lines of this run&apos;s history cannot be read and are left out</source>
        <translation>%1 Zeilen im Verlauf dieses Laufs sind nicht lesbar und werden weggelassen</translation>
    </message>
    <message>
        <source>guessing: area 0.5</source>
        <translation>geraten: Fläche 0.5</translation>
    </message>
    <message>
        <source>ROC curves</source>
        <translation>ROC-Kurven</translation>
    </message>
    <message>
        <source>false alarms (of the other rows)</source>
        <translation>Fehlalarme (von den anderen Zeilen)</translation>
    </message>
    <message>
        <source>found (of the label&apos;s rows)</source>
        <translation>gefunden (von den Zeilen des Labels)</translation>
    </message>
    <message>
        <source>“%1”: area %2</source>
        <translation>„%1“: Fläche %2</translation>
    </message>
    <message>
        <source>Precision-recall curves</source>
        <translation>Precision-Recall-Kurven</translation>
    </message>
    <message>
        <source>recall (of the label&apos;s rows, how many are found)</source>
        <translation>Recall (wie viele Zeilen des Labels gefunden werden)</translation>
    </message>
    <message>
        <source>precision (of the answers)</source>
        <translation>Precision (der Antworten)</translation>
    </message>
    <message>
        <source>“%1”: average precision %2</source>
        <translation>„%1“: mittlere Precision %2</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>Zuverlässigkeitsdiagramm</translation>
    </message>
    <message>
        <source>confidence of the answers</source>
        <translation>Sicherheit der Antworten</translation>
    </message>
    <message>
        <source>share that is right</source>
        <translation>Anteil der richtigen</translation>
    </message>
    <message>
        <source>share of right answers</source>
        <translation>Anteil richtiger Antworten</translation>
    </message>
    <message>
        <source>gap to the confidence</source>
        <translation>Lücke zur Sicherheit</translation>
    </message>
    <message>
        <source>Accuracy by group</source>
        <translation>Genauigkeit je Gruppe</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Die Daten lesen</translation>
    </message>
    <message>
        <source>Turning texts into tokens</source>
        <translation>Texte in Tokens umwandeln</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell laden</translation>
    </message>
    <message>
        <source>Judging the tuned model</source>
        <translation>Das abgestimmte Modell beurteilen</translation>
    </message>
    <message>
        <source>Writing the tuned model</source>
        <translation>Das abgestimmte Modell schreiben</translation>
    </message>
    <message>
        <source>The profile that drift is measured against is broken: %1</source>
        <translation>Das Profil, gegen das die Drift gemessen wird, ist beschädigt: %1</translation>
    </message>
    <message>
        <source>Run the evaluation of the run again.</source>
        <translation>Die Auswertung des Laufs noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The database is not a prediction log</source>
        <translation>Die Datenbank ist kein Protokoll von Vorhersagen</translation>
    </message>
    <message>
        <source>Choose another file for the log, or move this one away.</source>
        <translation>Eine andere Datei für das Protokoll wählen oder diese an einen anderen Ort legen.</translation>
    </message>
    <message>
        <source>The prediction log was written by a newer version of Etude (schema %1)</source>
        <translation>Das Protokoll der Vorhersagen wurde von einer neueren Version von Etude geschrieben (Schema %1)</translation>
    </message>
    <message>
        <source>Use the newer version, or move the file away to begin a new log.</source>
        <translation>Die neuere Version benutzen oder die Datei an einen anderen Ort legen, um ein neues Protokoll zu beginnen.</translation>
    </message>
    <message>
        <source>The prediction log has lost its table</source>
        <translation>Das Protokoll der Vorhersagen hat seine Tabelle verloren</translation>
    </message>
    <message>
        <source>Move the file away to begin a new log.</source>
        <translation>Die Datei an einen anderen Ort legen, um ein neues Protokoll zu beginnen.</translation>
    </message>
    <message>
        <source>There are not as many predictions as texts to log</source>
        <translation>Es gibt nicht so viele Vorhersagen wie Texte, die zu protokollieren sind</translation>
    </message>
    <message>
        <source>This is a fault of the program: please report it.</source>
        <translation>Das ist ein Fehler des Programms: bitte melden.</translation>
    </message>
    <message>
        <source>The log has no prediction number %1</source>
        <translation>Das Protokoll hat keine Vorhersage mit der Nummer %1</translation>
    </message>
    <message>
        <source>Show the log again: it may have been replaced.</source>
        <translation>Das Protokoll noch einmal anzeigen: Es wurde vielleicht ersetzt.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s state is damaged or from another version</source>
        <translation>Der Zustand des Checkpoints ist beschädigt oder stammt aus einer anderen Version</translation>
    </message>
    <message>
        <source>Remove this checkpoint to go on from an earlier one.</source>
        <translation>Diesen Checkpoint entfernen, um mit einem früheren weiterzumachen.</translation>
    </message>
    <message>
        <source>The event “%1” has a value of the wrong kind at “%2”</source>
        <translation>Das Ereignis „%1“ hat bei „%2“ einen Wert der falschen Art</translation>
    </message>
    <message>
        <source>The file was changed by hand or is damaged: remove the line, or use a copy of the run.</source>
        <translation>Die Datei wurde von Hand geändert oder ist beschädigt: die Zeile entfernen oder eine Kopie des Laufs benutzen.</translation>
    </message>
    <message>
        <source>This is no event: an object with a text “event” is expected</source>
        <translation>Das ist kein Ereignis: Erwartet wird ein Objekt mit einem Text „event“</translation>
    </message>
    <message>
        <source>Check that this is the events.jsonl of a run.</source>
        <translation>Prüfen, ob dies die Datei events.jsonl eines Laufs ist.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s optimizer state does not fit this model and method</source>
        <translation>Der Zustand des Optimierers im Checkpoint passt nicht zu diesem Modell und dieser Methode</translation>
    </message>
    <message>
        <source>Resume with the recipe that the run was started with, or start a new run.</source>
        <translation>Mit dem Rezept fortsetzen, mit dem der Lauf gestartet wurde, oder einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>The training length is above the longest text that the model is to read</source>
        <translation>Die Trainingslänge übersteigt den längsten Text, den das Modell lesen soll</translation>
    </message>
    <message>
        <source>Lower sequence_length to %1 or raise max_positions.</source>
        <translation>sequence_length auf %1 verringern oder max_positions erhöhen.</translation>
    </message>
    <message>
        <source>The texts are too short to learn from</source>
        <translation>Die Texte sind zu kurz, um daraus zu lernen</translation>
    </message>
    <message>
        <source>Give more text: at least a few books.</source>
        <translation>Mehr Text angeben: mindestens ein paar Bücher.</translation>
    </message>
    <message>
        <source>The loss is not a finite number after step %1</source>
        <translation>Der Verlust ist nach Schritt %1 keine endliche Zahl</translation>
    </message>
    <message>
        <source>Lower the learning rate and start again.</source>
        <translation>Die Lernrate verringern und noch einmal starten.</translation>
    </message>
    <message>
        <source>The data is not the same as when this run was started: its rows or their order have changed</source>
        <translation>Die Daten sind nicht dieselben wie beim Start dieses Laufs: Ihre Zeilen oder deren Reihenfolge haben sich geändert</translation>
    </message>
    <message>
        <source>Put the data file back as it was, or start a new run with the new data.</source>
        <translation>Die Datendatei wiederherstellen, wie sie war, oder einen neuen Lauf mit den neuen Daten starten.</translation>
    </message>
    <message>
        <source>There is not enough memory for even one text at a time</source>
        <translation>Der Arbeitsspeicher reicht nicht einmal für einen einzigen Text auf einmal</translation>
    </message>
    <message>
        <source>Shorten the longest text, switch gradient checkpointing on, freeze more layers, choose a smaller model, or close other programs; then resume.</source>
        <translation>Den längsten Text kürzen, Gradienten-Checkpointing einschalten, mehr Schichten einfrieren, ein kleineres Modell wählen oder andere Programme schließen; dann fortsetzen.</translation>
    </message>
    <message>
        <source>The memory was too small for the batch: from now on %1 texts at a time, gradients summed over %2 parts</source>
        <translation>Der Arbeitsspeicher war für den Batch zu klein: von jetzt an %1 Texte auf einmal, Gradienten über %2 Teile summiert</translation>
    </message>
    <message>
        <source>Nothing to do: the effective batch of %1 stays, so the result does too; the run is only slower.</source>
        <translation>Nichts zu tun: Der wirksame Batch von %1 bleibt, also auch das Ergebnis; der Lauf ist nur langsamer.</translation>
    </message>
    <message>
        <source>The last good checkpoint (step %1) is kept.</source>
        <translation>Der letzte gute Checkpoint (Schritt %1) bleibt erhalten.</translation>
    </message>
    <message>
        <source>It happened before the first checkpoint.</source>
        <translation>Es geschah vor dem ersten Checkpoint.</translation>
    </message>
    <message>
        <source>Training broke down at step %1: the gradient is %2, not a number to go on with. %3</source>
        <translation>Das Training brach bei Schritt %1 zusammen: Der Gradient ist %2, keine Zahl, mit der es weitergehen kann. %3</translation>
    </message>
    <message>
        <source>Training broke down at step %1: the loss is %2, not a number to go on with. %3</source>
        <translation>Das Training brach bei Schritt %1 zusammen: Der Verlust ist %2, keine Zahl, mit der es weitergehen kann. %3</translation>
    </message>
    <message>
        <source>The learning rate is most often too high: divide it by 10, switch gradient clipping (max_grad_norm) on, or use fp32, and start again.</source>
        <translation>Meist ist die Lernrate zu hoch: sie durch 10 teilen, das Kappen der Gradienten (max_grad_norm) einschalten oder fp32 benutzen und noch einmal starten.</translation>
    </message>
    <message>
        <source>There is no tuning method “%1”</source>
        <translation>Es gibt keine Tuning-Methode „%1“</translation>
    </message>
    <message>
        <source>The folder holds only %1 texts in %2 folders</source>
        <translation>Der Ordner enthält nur %1 Texte in %2 Ordnern</translation>
    </message>
    <message>
        <source>If the folders are labels, each needs some texts; else choose another folder.</source>
        <translation>Wenn die Ordner Labels sind, braucht jeder einige Texte; sonst einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Only one folder, “%1”, holds texts, and each label needs a folder of its own</source>
        <translation>Nur ein Ordner, „%1“, enthält Texte, aber jedes Label braucht einen eigenen Ordner</translation>
    </message>
    <message>
        <source>Choose the folder above, with one folder of texts for each label.</source>
        <translation>Den Ordner darüber wählen, der für jedes Label einen Ordner mit Texten hat.</translation>
    </message>
    <message>
        <source>%1 folder inside the folders of texts is not read</source>
        <translation>%1 Ordner innerhalb der Ordner mit Texten wird nicht gelesen</translation>
    </message>
    <message>
        <source>%1 folders inside the folders of texts are not read</source>
        <translation>%1 Ordner innerhalb der Ordner mit Texten werden nicht gelesen</translation>
    </message>
    <message>
        <source>The texts must lie directly in the folder of their label.</source>
        <translation>Die Texte müssen direkt im Ordner ihres Labels liegen.</translation>
    </message>
    <message>
        <source>So many wrong answers are kept for you to read, the most confident ones first. Higher: more to learn from, a longer report. Lower: a shorter one.</source>
        <translation>So viele falsche Antworten werden zum Lesen aufbewahrt, die mit der größten Sicherheit zuerst. Höher: mehr zu lernen, ein längerer Bericht. Niedriger: ein kürzerer.</translation>
    </message>
    <message>
        <source>Population stability index (PSI) from which a shift is worth a look; 0.1 is usual. Lower: more warnings, more false ones. Higher: fewer, and later.</source>
        <translation>Populationsstabilitätsindex (PSI), ab dem eine Verschiebung einen Blick wert ist; üblich ist 0.1. Niedriger: mehr Warnungen, darunter mehr falsche. Höher: weniger, und später.</translation>
    </message>
    <message>
        <source>Population stability index (PSI) that counts as a large shift; 0.25 is usual. What the model is asked has then changed so much that its test score no longer describes it. Lower: alarms sooner, and more often falsely. Higher: later.</source>
        <translation>Populationsstabilitätsindex (PSI), der als große Verschiebung gilt; üblich ist 0.25. Was das Modell gefragt wird, hat sich dann so verändert, dass sein Testergebnis es nicht mehr beschreibt. Niedriger: Alarme früher und öfter falsch. Höher: später.</translation>
    </message>
    <message>
        <source>The model answers on http://127.0.0.1:PORT of this computer. Choose another number if a different program uses this one, higher or lower: the answers stay the same. 0 takes any free one.</source>
        <translation>Das Modell antwortet unter http://127.0.0.1:PORT auf diesem Rechner. Eine andere Zahl wählen, wenn ein anderes Programm diese benutzt, höher oder niedriger: Die Antworten bleiben dieselben. 0 nimmt irgendeinen freien Port.</translation>
    </message>
    <message>
        <source>How many processor cores work at once. 0: one thread per physical core, which is nearly always fastest. Lower: slower, but the computer stays free for other work. Higher: faster, up to the number of cores.</source>
        <translation>Wie viele Prozessorkerne gleichzeitig arbeiten. 0: ein Thread je physischem Kern, was fast immer am schnellsten ist. Niedriger: langsamer, aber der Computer bleibt für andere Arbeit frei. Höher: schneller, bis zur Zahl der Kerne.</translation>
    </message>
    <message>
        <source>Most memory that the run&apos;s tensors may take before it makes its batches smaller (the result stays the same, each step takes longer). Higher: larger batches, faster. Lower: room for other programs, slower. 0: no limit but the machine&apos;s own.</source>
        <translation>Wie viel Arbeitsspeicher die Tensoren des Laufs höchstens belegen dürfen, bevor er seine Batches verkleinert (das Ergebnis bleibt gleich, jeder Schritt dauert länger). Höher: größere Batches, schneller. Niedriger: Platz für andere Programme, langsamer. 0: keine Grenze außer der des Rechners.</translation>
    </message>
    <message>
        <source>Above 0: the run takes exactly so many optimizer steps, whatever the epochs say; good for a quick try. Higher: a longer run that learns more and overfits more. Lower: a shorter one. 0: the epochs decide.</source>
        <translation>Über 0: Der Lauf macht genau so viele Schritte des Optimierers, gleich was die Epochen sagen; gut für einen schnellen Versuch. Höher: ein längerer Lauf, der mehr lernt, mit mehr Überanpassung. Niedriger: ein kürzerer. 0: Die Epochen entscheiden.</translation>
    </message>
    <message>
        <source>Examples that are judged at once. Higher: a little faster, with more memory. Lower: slower, with less. The result is always the same.</source>
        <translation>Beispiele, die auf einmal beurteilt werden. Höher: etwas schneller, mit mehr Arbeitsspeicher. Niedriger: langsamer, mit weniger. Das Ergebnis ist immer dasselbe.</translation>
    </message>
    <message>
        <source>So many batches are added up before the weights move: a batch size of 8 with 4 accumulations learns like one of 32 with the memory of 8. Higher: fewer and smoother steps. Lower: more and noisier ones.</source>
        <translation>So viele Batches werden zusammengezählt, bevor sich die Gewichte bewegen: Eine Batchgröße von 8 mit dem Wert 4 hier lernt wie eine von 32, mit dem Arbeitsspeicher von 8. Höher: weniger und ruhigere Schritte. Niedriger: mehr und unruhigere.</translation>
    </message>
    <message>
        <source>In this first share of the steps the learning rate rises from zero, so that the fresh head does not shake the pretrained layers. Higher: a gentler start. Lower: sooner at full speed, but rougher. 0: full speed from the first step.</source>
        <translation>In diesem ersten Anteil der Schritte steigt die Lernrate von null an, damit der neue Kopf die vortrainierten Schichten nicht durcheinanderbringt. Höher: ein sanfterer Anfang. Niedriger: früher volles Tempo, aber rauer. 0: volles Tempo vom ersten Schritt an.</translation>
    </message>
    <message>
        <source>Above 0: the learning rate rises over so many steps, whatever the share above says. Higher: a gentler start. Lower: sooner at full speed. 0: the share decides.</source>
        <translation>Über 0: Die Lernrate steigt über so viele Schritte an, gleich was der Anteil oben sagt. Höher: ein sanfterer Anfang. Niedriger: früher volles Tempo. 0: Der Anteil entscheidet.</translation>
    </message>
    <message>
        <source>Pulls every weight a little towards zero in each step (not biases and normalisation). Higher: simpler models that overfit less; too high: it cannot learn. Lower: freer, with more overfitting. 0: none.</source>
        <translation>Zieht jedes Gewicht in jedem Schritt ein wenig gegen null (nicht die Bias-Werte und die Normalisierung). Höher: einfachere Modelle mit weniger Überanpassung; zu hoch: Das Modell kann nichts lernen. Niedriger: freier, mit mehr Überanpassung. 0: keine.</translation>
    </message>
    <message>
        <source>Steps with a larger gradient (L2 norm) are scaled down to this, so that one strange batch cannot throw the model off. Lower: more careful and slower. Higher: only wild steps are tamed. 0: no clipping.</source>
        <translation>Schritte mit einem größeren Gradienten (L2-Norm) werden auf diesen Wert verkleinert, damit ein einzelner sonderbarer Batch das Modell nicht aus der Bahn wirft. Niedriger: vorsichtiger und langsamer. Höher: Nur wilde Schritte werden gezähmt. 0: kein Kappen.</translation>
    </message>
    <message>
        <source>How long the optimizer remembers the direction of earlier steps. Higher: smoother, slower to turn. Lower: turns quickly, but trembles. Seldom worth changing.</source>
        <translation>Wie lange sich der Optimierer die Richtung früherer Schritte merkt. Höher: ruhiger, ändert die Richtung langsamer. Niedriger: ändert sie schnell, zittert aber. Zu ändern lohnt sich selten.</translation>
    </message>
    <message>
        <source>How long the optimizer remembers the size of earlier gradients. Higher: steadier step sizes. Lower: they follow each batch more closely. Seldom worth changing.</source>
        <translation>Wie lange sich der Optimierer die Größe früherer Gradienten merkt. Höher: gleichmäßigere Schrittweiten. Niedriger: Sie folgen jedem Batch enger. Zu ändern lohnt sich selten.</translation>
    </message>
    <message>
        <source>Keeps the step size finite where gradients are tiny. Higher: smaller steps for rarely used weights. Lower: larger ones. Seldom worth changing.</source>
        <translation>Hält die Schrittweite endlich, wo Gradienten winzig sind. Höher: kleinere Schritte für selten benutzte Gewichte. Niedriger: größere. Zu ändern lohnt sich selten.</translation>
    </message>
    <message>
        <source>Share of the signals that is switched off at random while training, so that the model cannot rely on single details. Higher: less overfitting, slower learning. Lower: the reverse. 0: none. -1: as the model&apos;s own config says (usually 0.1).</source>
        <translation>Anteil der Signale, die beim Training zufällig abgeschaltet werden, damit sich das Modell nicht auf einzelne Einzelheiten verlassen kann. Höher: weniger Überanpassung, langsameres Lernen. Niedriger: umgekehrt. 0: keine. -1: wie in der Konfiguration des Modells angegeben (meist 0.1).</translation>
    </message>
    <message>
        <source>The model is asked for this much less than full certainty. Higher: less overconfident and more tolerant of wrong labels; too high: undecided. Lower: surer of itself. 0: none.</source>
        <translation>Vom Modell wird um so viel weniger als volle Gewissheit verlangt. Höher: weniger übertriebene Sicherheit und mehr Nachsicht mit falschen Labels; zu hoch: unentschieden. Niedriger: seiner selbst sicherer. 0: keine.</translation>
    </message>
    <message>
        <source>Used with “every so many steps”. Lower: a finer curve and a better chance to catch the best moment, but more time spent. Higher: less time, a coarser curve.</source>
        <translation>Gilt bei „Nach Schrittzahl“. Niedriger: eine feinere Kurve und eine bessere Aussicht, den besten Augenblick zu treffen, aber mehr Zeitaufwand. Höher: weniger Zeitaufwand, eine gröbere Kurve.</translation>
    </message>
    <message>
        <source>The run ends after so many validations in a row without improvement. Lower: saves time, but may stop before a late improvement. Higher: more patience, more time. 0: never stops early.</source>
        <translation>Der Lauf endet nach so vielen Validierungen in Folge ohne Verbesserung. Niedriger: spart Zeit, endet aber vielleicht vor einer späten Verbesserung. Höher: mehr Geduld, mehr Zeitaufwand. 0: bricht nie früh ab.</translation>
    </message>
    <message>
        <source>A checkpoint lets a stopped or crashed run go on exactly where it was. Lower: less is lost, more is written to the disk. Higher: the reverse. 0: after every validation.</source>
        <translation>Mit einem Checkpoint kann ein gestoppter oder abgestürzter Lauf genau dort weitergehen, wo er war. Niedriger: Es geht weniger verloren, und es wird mehr auf den Datenträger geschrieben. Höher: umgekehrt. 0: nach jeder Validierung.</translation>
    </message>
    <message>
        <source>Older checkpoints are deleted; the best one is always kept besides. Higher: more to go back to, more disk space. Lower: less of both. 0: all are kept.</source>
        <translation>Ältere Checkpoints werden gelöscht; der beste wird immer zusätzlich aufbewahrt. Höher: mehr Stände, zu denen man zurückkann, mehr Platz auf dem Datenträger. Niedriger: von beidem weniger. 0: Alle werden aufbewahrt.</translation>
    </message>
    <message>
        <source>Every so many steps a point of the curves is written. Higher: smaller files for very long runs, coarser curves. Lower: finer curves.</source>
        <translation>Alle so viele Schritte wird ein Punkt der Kurven geschrieben. Höher: kleinere Dateien bei sehr langen Läufen, gröbere Kurven. Niedriger: feinere Kurven.</translation>
    </message>
    <message>
        <source>Starting point of everything that is left to chance: fresh weights, order of the rows, dropout. The same seed gives the same run; another one, higher or lower, gives another. Compare a few seeds to see what is luck.</source>
        <translation>Ausgangspunkt für alles, was dem Zufall überlassen ist: neue Gewichte, Reihenfolge der Zeilen, Dropout. Derselbe Startwert ergibt denselben Lauf; ein anderer, höher oder niedriger, ergibt einen anderen. Der Vergleich einiger Startwerte zeigt, was Glück ist.</translation>
    </message>
    <message>
        <source>Leaves out training rows with more tokens than the model reads, instead of cutting off their ends. Validation and test rows stay, because the model will meet long texts later too. Turned off, the beginnings of long texts are learned from.</source>
        <translation>Lässt Trainingszeilen mit mehr Tokens weg, als das Modell liest, statt ihr Ende abzuschneiden. Validierungs- und Testzeilen bleiben, denn auch später werden dem Modell lange Texte begegnen. Ausgeschaltet wird aus den Anfängen langer Texte gelernt.</translation>
    </message>
    <message>
        <source>On: intermediate results are computed again instead of being kept; needs much less memory and about a third more time. Off: faster, with more memory. The result is the same.</source>
        <translation>Ein: Zwischenergebnisse werden noch einmal berechnet, statt aufbewahrt zu werden; das braucht viel weniger Arbeitsspeicher und etwa ein Drittel mehr Zeit. Aus: schneller, mit mehr Arbeitsspeicher. Das Ergebnis ist dasselbe.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>as the epochs say</source>
        <translation>nach Epochen</translation>
    </message>
    <message>
        <source>as the share says</source>
        <translation>nach Anteil</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>wie das Modell</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>after validations</source>
        <translation>je Validierung</translation>
    </message>
    <message>
        <source>This was cancelled</source>
        <translation>Das wurde abgebrochen</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: %1</source>
        <translation>Etwas Unerwartetes ist schiefgegangen: %1</translation>
    </message>
    <message>
        <source>Try again; if it happens again, copy the diagnostics from the Help menu into a report.</source>
        <translation>Noch einmal versuchen; geschieht es wieder, die Diagnose aus dem Hilfe-Menü in einen Fehlerbericht kopieren.</translation>
    </message>
    <message>
        <source>The file has no column that looks like text</source>
        <translation>Die Datei hat keine Spalte, die nach Text aussieht</translation>
    </message>
    <message>
        <source>Name the column as in the training data, and try again.</source>
        <translation>Die Spalte wie in den Trainingsdaten nennen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The file holds no texts</source>
        <translation>Die Datei enthält keine Texte</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>The tuned model is not loaded yet.</source>
        <translation>Das abgestimmte Modell ist noch nicht geladen.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Einen Augenblick warten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>Ein Lauf ist im Gang</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done, before another one is opened.</source>
        <translation>Ihn anhalten oder sein Ende abwarten, bevor ein anderer geöffnet wird.</translation>
    </message>
    <message>
        <source>Open a file with your examples, or use the built-in reviews.</source>
        <translation>Eine Datei mit Ihren Beispielen öffnen oder die eingebauten Rezensionen nehmen.</translation>
    </message>
    <message>
        <source>The reading of the data was cancelled</source>
        <translation>Das Lesen der Daten wurde abgebrochen</translation>
    </message>
    <message>
        <source>Press “Read again”, or choose other data.</source>
        <translation>„Noch einmal lesen“ drücken oder andere Daten wählen.</translation>
    </message>
    <message>
        <source>Texts of %1 tokens are longer than this model can read</source>
        <translation>Texte mit %1 Tokens sind länger, als dieses Modell lesen kann</translation>
    </message>
    <message>
        <source>Set the longest text to %1 tokens or less.</source>
        <translation>Den längsten Text auf höchstens %1 Tokens setzen.</translation>
    </message>
    <message>
        <source>Mend this first, then start again.</source>
        <translation>Erst dies beheben, dann noch einmal starten.</translation>
    </message>
    <message>
        <source>%1 row has a label that is left out: %2</source>
        <translation>%1 Zeile hat ein Label, das weggelassen wird: %2</translation>
    </message>
    <message>
        <source>%1 rows have labels that are left out: %2</source>
        <translation>%1 Zeilen haben Labels, die weggelassen werden: %2</translation>
    </message>
    <message>
        <source>%1 row has nearly the text of another row with a different label</source>
        <translation>%1 Zeile hat beinahe denselben Text wie eine andere Zeile mit einem anderen Label</translation>
    </message>
    <message>
        <source>%1 rows have nearly the same text but different labels</source>
        <translation>%1 Zeilen haben beinahe denselben Text, aber verschiedene Labels</translation>
    </message>
    <message>
        <source>After cleaning, the label “%1” has no rows left</source>
        <translation>Nach der Bereinigung hat das Label „%1“ keine Zeilen mehr</translation>
    </message>
    <message>
        <source>Look at the findings: what is repeated, contradictory or leaked is left out.</source>
        <translation>Die Befunde ansehen: Was sich wiederholt, widerspricht oder durchsickert, wird weggelassen.</translation>
    </message>
    <message>
        <source>After cleaning, %1 more labels have no rows left</source>
        <translation>Nach der Bereinigung haben %1 weitere Labels keine Zeilen mehr</translation>
    </message>
    <message>
        <source>After cleaning, no rows are left</source>
        <translation>Nach der Bereinigung bleiben keine Zeilen übrig</translation>
    </message>
    <message>
        <source>After cleaning, only the label “%1” is left</source>
        <translation>Nach der Bereinigung bleibt nur das Label „%1“ übrig</translation>
    </message>
    <message>
        <source>All training rows have the same label, “%1”</source>
        <translation>Alle Trainingszeilen haben dasselbe Label, „%1“</translation>
    </message>
    <message>
        <source>No row has the label “%1” that is to be left out</source>
        <translation>Keine Zeile hat das Label „%1“, das weggelassen werden soll</translation>
    </message>
    <message>
        <source>Check its spelling, or take it from the list.</source>
        <translation>Die Schreibweise prüfen oder es aus der Liste nehmen.</translation>
    </message>
    <message>
        <source>The exported model was opened in a fresh process and answers like the tuned one on %1 texts: the largest difference of a logit is %2, and for %3 up to %4 is allowed.</source>
        <translation>Das exportierte Modell wurde in einem neuen Prozess geöffnet und antwortet bei %1 Texten wie das abgestimmte: Der größte Unterschied eines Logits ist %2, erlaubt ist für %3 bis zu %4.</translation>
    </message>
    <message>
        <source>The exported model does not answer as the tuned one does: the largest difference of a logit is %1, and for %2 only %3 is allowed.</source>
        <translation>Das exportierte Modell antwortet nicht wie das abgestimmte: Der größte Unterschied eines Logits ist %1, erlaubt ist für %2 nur %3.</translation>
    </message>
    <message>
        <source>Leave out this label</source>
        <translation>Dieses Label weglassen</translation>
    </message>
    <message>
        <source>Leave out these labels</source>
        <translation>Diese Labels weglassen</translation>
    </message>
    <message>
        <source>Of %1 judged rows only %2 were kept, mistakes first, so groups of them would look worse than they are</source>
        <translation>Von %1 beurteilten Zeilen wurden nur %2 aufbewahrt, Fehler zuerst; Gruppen daraus sähen schlechter aus, als sie sind</translation>
    </message>
    <message>
        <source>Name the column as the group column under Data and tune again.</source>
        <translation>Die Spalte unter Daten als Gruppenspalte nennen und noch einmal abstimmen.</translation>
    </message>
    <message>
        <source>Line %1 of the data is not the row that was judged: the file %2 has changed since the tuning</source>
        <translation>Zeile %1 der Daten ist nicht die Zeile, die beurteilt wurde: Die Datei %2 hat sich seit dem Tuning geändert</translation>
    </message>
    <message>
        <source>Put the file of that time back, or tune again with the column named as the group column.</source>
        <translation>Die damalige Datei zurücklegen oder mit der Spalte als Gruppenspalte noch einmal abstimmen.</translation>
    </message>
    <message>
        <source>The confidence interval says how far the score may be off because only so many rows were judged: intervals made this way hold the score on all rows of the kind in 95 of 100 cases. Of two models whose intervals overlap widely it is open which is better.</source>
        <translation>Das Konfidenzintervall sagt, wie weit der Wert danebenliegen kann, weil nur so viele Zeilen beurteilt wurden: So gebildete Intervalle enthalten in 95 von 100 Fällen den Wert für alle Zeilen dieser Art. Bei zwei Modellen, deren Intervalle sich weit überlappen, ist offen, welches besser ist.</translation>
    </message>
    <message>
        <source>recall of “%1”</source>
        <translation>Recall von „%1“</translation>
    </message>
    <message>
        <source>Of %6 groups the model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % interval for all pairs of groups together %4 to %5). The gap is larger than chance explains, even among so many groups: the model serves some group worse.</source>
        <translation>Von %6 Gruppen liegt das Modell am häufigsten richtig bei „%1“ und am seltensten bei „%2“: ein Abstand von %3 Prozentpunkten (95-%-Intervall für alle Gruppenpaare zusammen: %4 bis %5). Der Abstand ist größer, als der Zufall erklärt, auch bei so vielen Gruppen: Das Modell dient einer Gruppe schlechter.</translation>
    </message>
    <message>
        <source>Of the rows that are “%1”, it finds most for “%2” and fewest for “%3”: a gap of %4 percentage points (%5 to %6), larger than chance explains.</source>
        <translation>Von den Zeilen mit „%1“ findet es die meisten bei „%2“ und die wenigsten bei „%3“: ein Abstand von %4 Prozentpunkten (%5 bis %6), größer, als der Zufall erklärt.</translation>
    </message>
    <message>
        <source>Of the rows that are “%1”, it finds most for “%2” and fewest for “%3”: a gap of %4 percentage points (%5 to %6), which may be chance.</source>
        <translation>Von den Zeilen mit „%1“ findet es die meisten bei „%2“ und die wenigsten bei „%3“: ein Abstand von %4 Prozentpunkten (%5 bis %6), der Zufall sein kann.</translation>
    </message>
    <message>
        <source>The model is %1 sure of its answers on average and right in %2. Whether its confidence is off cannot be told from chance: on so few rows even a perfectly honest confidence shows an expected calibration error of up to %4 percentage points, and here it is %3.</source>
        <translation>Das Modell ist sich seiner Antworten im Mittel zu %1 sicher und liegt bei %2 richtig. Ob seine Sicherheit danebenliegt, lässt sich vom Zufall nicht unterscheiden: Bei so wenigen Zeilen zeigt selbst eine vollkommen ehrliche Sicherheit einen erwarteten Kalibrierungsfehler von bis zu %4 Prozentpunkten, und hier sind es %3.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Volles Tuning</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweises Tuning</translation>
    </message>
    <message>
        <source>Leaves out all rows whose text, or nearly the same text, also occurs with another label: nobody can learn what the right answer is. Turned off, the first of rows with the very same text is kept if repeated rows are left out.</source>
        <translation>Lässt alle Zeilen weg, deren Text, oder beinahe derselbe Text, auch mit einem anderen Label vorkommt: Niemand kann lernen, welche Antwort richtig ist. Ausgeschaltet bleibt von Zeilen mit genau demselben Text die erste, wenn wiederholte Zeilen weggelassen werden.</translation>
    </message>
    <message>
        <source>Labels to leave out</source>
        <translation>Wegzulassende Labels</translation>
    </message>
    <message>
        <source>Rows with one of these labels are left out of everything, and the model never gives these answers. Useful for labels with so few rows that they can neither be learned nor tested. More labels left out: an easier task, and fewer rows.</source>
        <translation>Zeilen mit einem dieser Labels werden überall weggelassen, und das Modell gibt diese Antworten nie. Nützlich bei Labels mit so wenigen Zeilen, dass sie weder gelernt noch geprüft werden können. Mehr weggelassene Labels: eine leichtere Aufgabe und weniger Zeilen.</translation>
    </message>
    <message>
        <source>Drift cannot be measured: the profile of the training data is missing or broken.</source>
        <translation>Die Drift kann nicht gemessen werden: Das Profil der Trainingsdaten fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>Finish a run; it writes the profile at its end.</source>
        <translation>Einen Lauf zu Ende bringen; er schreibt das Profil an seinem Ende.</translation>
    </message>
    <message>
        <source>Until its texts follow lesson.json again, or the file is removed, a window in that language refuses the lesson.</source>
        <translation>Solange ihre Texte nicht wieder lesson.json folgen oder die Datei nicht entfernt ist, lehnt ein Fenster in dieser Sprache die Lektion ab.</translation>
    </message>
    <message>
        <source>The translation %1 does not fit the lesson: %2</source>
        <translation>Die Übersetzung %1 passt nicht zur Lektion: %2</translation>
    </message>
    <message>
        <source>Of %6 groups the model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % interval for all pairs of groups together %4 to %5). The interval includes 0, so the gap may be chance.</source>
        <translation>Von %6 Gruppen liegt das Modell bei „%1“ am häufigsten und bei „%2“ am seltensten richtig: ein Abstand von %3 Prozentpunkten (95-%-Intervall für alle Gruppenpaare zusammen %4 bis %5). Das Intervall enthält 0, der Abstand kann also Zufall sein.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s model has no merges</source>
        <translation>Das Modell des Tokenizers hat keine Verschmelzungen (merges)</translation>
    </message>
    <message>
        <source>Merge %1 of the tokenizer is not a pair of tokens</source>
        <translation>Verschmelzung %1 des Tokenizers ist kein Paar von Tokens</translation>
    </message>
    <message>
        <source>Merge %1 of the tokenizer joins &apos;%2&apos; and &apos;%3&apos;, which the vocabulary does not have</source>
        <translation>Verschmelzung %1 des Tokenizers verbindet &apos;%2&apos; und &apos;%3&apos;, die das Vokabular nicht hat</translation>
    </message>
    <message>
        <source>The tokenizer cuts words at random (dropout), which this version cannot do</source>
        <translation>Der Tokenizer zerlegt Wörter nach Zufall (dropout); das kann diese Version nicht</translation>
    </message>
    <message>
        <source>The tokenizer marks the parts of words and splits them into bytes, which this version cannot do together</source>
        <translation>Der Tokenizer kennzeichnet Wortteile und zerlegt sie in Bytes; beides zusammen kann diese Version nicht</translation>
    </message>
    <message>
        <source>The tokenizer is a %1, which this version cannot make from vocab.json and merges.txt</source>
        <translation>Der Tokenizer ist ein %1, den diese Version nicht aus vocab.json und merges.txt herstellen kann</translation>
    </message>
    <message>
        <source>Save the tokenizer again with Transformers, so that the folder gets a tokenizer.json.</source>
        <translation>Den Tokenizer mit Transformers noch einmal speichern, damit der Ordner eine tokenizer.json bekommt.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text</source>
        <translation>Die Datei ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s Strip decoder strips nothing</source>
        <translation>Der Strip-Decoder des Tokenizers entfernt nichts</translation>
    </message>
    <message>
        <source>The table of the Precompiled normalizer is broken</source>
        <translation>Die Tabelle des Precompiled-Normalizers ist beschädigt</translation>
    </message>
    <message>
        <source>The added token &apos;%1&apos; has the number %2, but the vocabulary says otherwise</source>
        <translation>Das hinzugefügte Token &apos;%1&apos; hat die Nummer %2, aber das Vokabular sagt etwas anderes</translation>
    </message>
    <message>
        <source>The added token &apos;%1&apos; has the number %2, which is too large</source>
        <translation>Das hinzugefügte Token &apos;%1&apos; hat die Nummer %2; sie ist zu groß</translation>
    </message>
    <message>
        <source>The text is longer than four gigabytes</source>
        <translation>Der Text ist länger als vier Gigabyte</translation>
    </message>
    <message>
        <source>Cut it into several texts.</source>
        <translation>Ihn in mehrere Texte teilen.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s template &apos;%1&apos; cannot be used</source>
        <translation>Die Vorlage &apos;%1&apos; des Tokenizers kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s %1 names no &apos;%2&apos; token</source>
        <translation>%1 des Tokenizers nennt kein Token für &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s post-processor puts tokens around a text twice, which this version cannot do</source>
        <translation>Der Post-Processor des Tokenizers setzt zweimal Tokens um einen Text; das kann diese Version nicht</translation>
    </message>
    <message>
        <source>The tokenizer splits with the behavior &apos;%1&apos;, which this version does not know</source>
        <translation>Der Tokenizer teilt mit dem Verhalten &apos;%1&apos;, das diese Version nicht kennt</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s Metaspace cannot be used: replacement &apos;%1&apos;, prepend_scheme &apos;%2&apos;</source>
        <translation>Metaspace des Tokenizers kann nicht verwendet werden: replacement &apos;%1&apos;, prepend_scheme &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The tokenizer is a %1, which this version cannot make from a SentencePiece model</source>
        <translation>Der Tokenizer ist ein %1, den diese Version nicht aus einem SentencePiece-Modell herstellen kann</translation>
    </message>
    <message>
        <source>The tokenizer splits at punctuation first (split_by_punct), which this version cannot do</source>
        <translation>Der Tokenizer teilt zuerst an Satzzeichen (split_by_punct); das kann diese Version nicht</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>The SentencePiece model is neither of unigrams nor of byte pairs</source>
        <translation>Das SentencePiece-Modell besteht weder aus Unigrammen noch aus Bytepaaren</translation>
    </message>
    <message>
        <source>The file is not a SentencePiece model</source>
        <translation>Die Datei ist kein SentencePiece-Modell</translation>
    </message>
    <message>
        <source>The SentencePiece library cannot read a text</source>
        <translation>Die SentencePiece-Bibliothek kann einen Text nicht lesen</translation>
    </message>
    <message>
        <source>Look whether the text is damaged.</source>
        <translation>Nachsehen, ob der Text beschädigt ist.</translation>
    </message>
    <message>
        <source>The text is longer than a gigabyte</source>
        <translation>Der Text ist länger als ein Gigabyte</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s regular expression takes too long on a text</source>
        <translation>Der reguläre Ausdruck des Tokenizers braucht für einen Text zu lange</translation>
    </message>
    <message>
        <source>Choose another model, or shorten the text.</source>
        <translation>Ein anderes Modell wählen oder den Text kürzen.</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>er ist zu lang</translation>
    </message>
    <message>
        <source>The regular expression &apos;%1&apos; cannot be used: %2</source>
        <translation>Der reguläre Ausdruck &apos;%1&apos; kann nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s %1 has no pattern</source>
        <translation>%1 des Tokenizers hat kein Muster</translation>
    </message>
    <message>
        <source>The folder has no tokenizer: neither tokenizer.json nor a vocabulary file is there</source>
        <translation>Der Ordner hat keinen Tokenizer: Weder tokenizer.json noch eine Vokabulardatei ist da</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s &apos;%1&apos; is not a whole number</source>
        <translation>&apos;%1&apos; des Tokenizers ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s %1 has no list &apos;%2&apos;</source>
        <translation>%1 des Tokenizers hat keine Liste &apos;%2&apos;</translation>
    </message>
    <message>
        <source>Choose another model, or save its tokenizer again with Transformers.</source>
        <translation>Ein anderes Modell wählen oder dessen Tokenizer mit Transformers noch einmal speichern.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s %1 is %2, which this version cannot read</source>
        <translation>%1 des Tokenizers ist %2; das kann diese Version nicht lesen</translation>
    </message>
    <message>
        <source>Entry %1 of the vocabulary is not a token with its score, or the vocabulary is too large</source>
        <translation>Eintrag %1 des Vokabulars ist kein Token mit seiner Wertung, oder das Vokabular ist zu groß</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s Unigram model has no unknown token</source>
        <translation>Das Unigram-Modell des Tokenizers hat kein Token für Unbekanntes</translation>
    </message>
    <message>
        <source>The token &apos;%1&apos; of the vocabulary has no usable number of its own</source>
        <translation>Das Token &apos;%1&apos; des Vokabulars hat keine brauchbare eigene Nummer</translation>
    </message>
    <message>
        <source>SentencePiece models cannot be read: %1</source>
        <translation>SentencePiece-Modelle können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Install Etude completely.</source>
        <translation>Etude vollständig installieren.</translation>
    </message>
    <message>
        <source>The file became shorter while it was read</source>
        <translation>Die Datei wurde kürzer, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Die Datei noch einmal besorgen.</translation>
    </message>
    <message>
        <source>This JSON is nested more than 100 levels deep</source>
        <translation>Dieses JSON ist mehr als 100 Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>Get the file again: it may be damaged.</source>
        <translation>Die Datei neu beschaffen: Sie ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>This is not valid JSON: it holds a number that is too large</source>
        <translation>Das ist kein gültiges JSON: Es enthält eine zu große Zahl</translation>
    </message>
    <message>
        <source>Open the file in an editor and mend that number.</source>
        <translation>Die Datei in einem Editor öffnen und diese Zahl berichtigen.</translation>
    </message>
    <message>
        <source>%1 is not a multiple of %2</source>
        <translation>%1 ist kein Vielfaches von %2</translation>
    </message>
    <message>
        <source>config.json names no model_type</source>
        <translation>config.json nennt keinen model_type</translation>
    </message>
    <message>
        <source>The weights are in pytorch_model.bin, an older format that can carry program code: they are read, and nothing in it is run</source>
        <translation>Die Gewichte liegen in pytorch_model.bin, einem älteren Format, das Programmcode enthalten kann: Sie werden gelesen, und nichts darin wird ausgeführt</translation>
    </message>
    <message>
        <source>Nothing need be done; what is saved or exported here is in the newer format, safetensors.</source>
        <translation>Es ist nichts zu tun; was hier gespeichert oder exportiert wird, hat das neuere Format safetensors.</translation>
    </message>
    <message>
        <source>The model is set up as a decoder, which is not built for this family</source>
        <translation>Das Modell ist als Decoder eingerichtet, was für diese Familie nicht eingebaut ist</translation>
    </message>
    <message>
        <source>Choose a model that reads whole texts.</source>
        <translation>Ein Modell wählen, das ganze Texte liest.</translation>
    </message>
    <message>
        <source>%1 is %2, not %3</source>
        <translation>%1 ist %2; erwartet wird %3</translation>
    </message>
    <message>
        <source>a whole number from 1 to %1</source>
        <translation>eine ganze Zahl von 1 bis %1</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number from 0 to below 1</source>
        <translation>eine Zahl von 0 bis unter 1</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>eine Zahl über 0</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>The model lets attention heads talk to each other, which is not built</source>
        <translation>Das Modell lässt Aufmerksamkeitsköpfe miteinander reden, was nicht eingebaut ist</translation>
    </message>
    <message>
        <source>Choose a DeBERTa model as it was published.</source>
        <translation>Ein DeBERTa-Modell wählen, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>The model has no relative attention, but names kinds of it (pos_att_type)</source>
        <translation>Das Modell hat keine relative Aufmerksamkeit, nennt aber Arten davon (pos_att_type)</translation>
    </message>
    <message>
        <source>A convolution of even width changes the length of the text</source>
        <translation>Eine Faltung von gerader Breite ändert die Länge des Textes</translation>
    </message>
    <message>
        <source>The model reads the result of an encoder, which is not built for GPT-2</source>
        <translation>Das Modell liest das Ergebnis eines Encoders, was für GPT-2 nicht eingebaut ist</translation>
    </message>
    <message>
        <source>Choose a GPT-2 model that only continues texts.</source>
        <translation>Ein GPT-2-Modell wählen, das Texte nur fortsetzt.</translation>
    </message>
    <message>
        <source>Rotary positions need heads of even width, and these are %1 wide</source>
        <translation>Rotierende Positionen brauchen Köpfe von gerader Breite, und diese sind %1 breit</translation>
    </message>
    <message>
        <source>classifying texts</source>
        <translation>das Klassifizieren von Texten</translation>
    </message>
    <message>
        <source>labelling tokens</source>
        <translation>das Kennzeichnen von Tokens</translation>
    </message>
    <message>
        <source>answering questions</source>
        <translation>das Beantworten von Fragen</translation>
    </message>
    <message>
        <source>filling in masked tokens</source>
        <translation>das Ergänzen maskierter Tokens</translation>
    </message>
    <message>
        <source>continuing texts</source>
        <translation>das Fortsetzen von Texten</translation>
    </message>
    <message>
        <source>rewriting texts</source>
        <translation>das Umschreiben von Texten</translation>
    </message>
    <message>
        <source>config.json does not say what kind of model this is (model_type)</source>
        <translation>config.json sagt nicht, was für ein Modell das ist (model_type)</translation>
    </message>
    <message>
        <source>Models of the family “%1” are not made for %2</source>
        <translation>Modelle der Familie „%1“ sind nicht für %2 gemacht</translation>
    </message>
    <message>
        <source>Choose a model of another family.</source>
        <translation>Ein Modell einer anderen Familie wählen.</translation>
    </message>
    <message>
        <source>The model stretches its positions in the way “%1”, which is not built</source>
        <translation>Das Modell streckt seine Positionen auf die Art „%1“, die nicht eingebaut ist</translation>
    </message>
    <message>
        <source>Choose a model with default, linear, dynamic, llama3 or yarn.</source>
        <translation>Ein Modell mit default, linear, dynamic, llama3 oder yarn wählen.</translation>
    </message>
    <message>
        <source>The numbers of the rotary positions make no sense</source>
        <translation>Die Zahlen der rotierenden Positionen ergeben keinen Sinn</translation>
    </message>
    <message>
        <source>Mend rope_scaling in config.json.</source>
        <translation>rope_scaling in config.json berichtigen.</translation>
    </message>
    <message>
        <source>Only a part of each head turns with the position, which is not built</source>
        <translation>Nur ein Teil jedes Kopfes dreht sich mit der Position, was nicht eingebaut ist</translation>
    </message>
    <message>
        <source>Choose a model without partial_rotary_factor.</source>
        <translation>Ein Modell ohne partial_rotary_factor wählen.</translation>
    </message>
    <message>
        <source>The buckets of distances do not fit the longest distance</source>
        <translation>Die Abstandsklassen passen nicht zum größten Abstand</translation>
    </message>
    <message>
        <source>The tensor %1 holds %2 tokens, but config.json says vocab_size %3</source>
        <translation>Der Tensor %1 enthält %2 Tokens, aber config.json nennt vocab_size %3</translation>
    </message>
    <message>
        <source>Choose the model as it was before it was quantised.</source>
        <translation>Das Modell in der Form wählen, die es vor dem Quantisieren hatte.</translation>
    </message>
    <message>
        <source>The folder has no weights: neither model.safetensors nor pytorch_model.bin is there, nor an index of several files</source>
        <translation>Der Ordner hat keine Gewichte: Weder model.safetensors noch pytorch_model.bin ist da, auch kein Verzeichnis mehrerer Dateien</translation>
    </message>
    <message>
        <source>its list of tensors is damaged</source>
        <translation>ihre Liste der Tensoren ist beschädigt</translation>
    </message>
    <message>
        <source>its list of tensors is far too long</source>
        <translation>ihre Liste der Tensoren ist viel zu lang</translation>
    </message>
    <message>
        <source>it holds more than tensors: “%1” would have to be run to read it, and nothing in a file is run</source>
        <translation>sie enthält mehr als Tensoren: „%1“ müsste ausgeführt werden, um sie zu lesen, und nichts in einer Datei wird ausgeführt</translation>
    </message>
    <message>
        <source>its list of tensors is damaged, or of a kind that is not known</source>
        <translation>ihre Liste der Tensoren ist beschädigt oder von unbekannter Art</translation>
    </message>
    <message>
        <source>the entry of tensor &apos;%1&apos; is damaged</source>
        <translation>der Eintrag des Tensors &apos;%1&apos; ist beschädigt</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; lies in a part of another storage, as files of the first years have it</source>
        <translation>der Tensor &apos;%1&apos; liegt in einem Teil eines anderen Speichers, wie es Dateien der ersten Jahre haben</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; does not fit into the numbers that the file holds for it</source>
        <translation>der Tensor &apos;%1&apos; passt nicht in die Zahlen, die die Datei für ihn enthält</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; repeats the same numbers</source>
        <translation>der Tensor &apos;%1&apos; wiederholt dieselben Zahlen</translation>
    </message>
    <message>
        <source>the numbers of tensor &apos;%1&apos; are missing</source>
        <translation>die Zahlen des Tensors &apos;%1&apos; fehlen</translation>
    </message>
    <message>
        <source>it is compressed</source>
        <translation>sie ist komprimiert</translation>
    </message>
    <message>
        <source>the numbers of tensor &apos;%1&apos; are cut off</source>
        <translation>die Zahlen des Tensors &apos;%1&apos; sind abgeschnitten</translation>
    </message>
    <message>
        <source>it holds no dictionary of tensors</source>
        <translation>sie enthält kein Verzeichnis von Tensoren</translation>
    </message>
    <message>
        <source>it has no list of tensors (data.pkl)</source>
        <translation>sie hat keine Liste der Tensoren (data.pkl)</translation>
    </message>
    <message>
        <source>it was written by a machine with another order of bytes</source>
        <translation>sie wurde auf einem Rechner mit anderer Reihenfolge der Bytes geschrieben</translation>
    </message>
    <message>
        <source>it is of a version that is not known</source>
        <translation>sie hat eine unbekannte Version</translation>
    </message>
    <message>
        <source>its list of storages is damaged</source>
        <translation>ihre Liste der Speicher ist beschädigt</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>sie ist abgeschnitten</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is broken: %2</source>
        <translation>%1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>it is no file of tensors as torch.save writes it</source>
        <translation>sie ist keine Datei mit Tensoren, wie torch.save sie schreibt</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>The tensor %1 holds numbers that are too large for %2</source>
        <translation>Der Tensor %1 enthält Zahlen, die für %2 zu groß sind</translation>
    </message>
    <message>
        <source>Save the model as bfloat16 or float32.</source>
        <translation>Das Modell als bfloat16 oder float32 speichern.</translation>
    </message>
    <message>
        <source>its table of contents is damaged</source>
        <translation>ihr Inhaltsverzeichnis ist beschädigt</translation>
    </message>
    <message>
        <source>its table of contents is missing (it is cut off)</source>
        <translation>ihr Inhaltsverzeichnis fehlt (sie ist abgeschnitten)</translation>
    </message>
    <message>
        <source>its table of contents is far too long</source>
        <translation>ihr Inhaltsverzeichnis ist viel zu lang</translation>
    </message>
    <message>
        <source>Models of the family “%1” cannot write texts</source>
        <translation>Modelle der Familie „%1“ können keine Texte schreiben</translation>
    </message>
    <message>
        <source>Choose a model that continues or rewrites texts, for example of the family gpt2, llama or t5.</source>
        <translation>Ein Modell wählen, das Texte fortsetzt oder umschreibt, zum Beispiel aus der Familie gpt2, llama oder t5.</translation>
    </message>
    <message>
        <source>An empty prompt gives this model nothing to begin with</source>
        <translation>Eine leere Eingabe gibt diesem Modell nichts, womit es beginnen könnte</translation>
    </message>
    <message>
        <source>Give a few words to go on from.</source>
        <translation>Ein paar Wörter angeben, die es fortsetzen kann.</translation>
    </message>
    <message>
        <source>The file has more than %1 merges</source>
        <translation>Die Datei hat mehr als %1 Verschmelzungen (merges)</translation>
    </message>
    <message>
        <source>The chat template refuses the conversation: %1 (line %2 of the template)</source>
        <translation>Die Chat-Vorlage lehnt das Gespräch ab: %1 (Zeile %2 der Vorlage)</translation>
    </message>
    <message>
        <source>Change the messages, their roles or their order as the template asks.</source>
        <translation>Die Nachrichten, ihre Rollen oder ihre Reihenfolge so ändern, wie die Vorlage es verlangt.</translation>
    </message>
    <message>
        <source>The chat template cannot be used: %1 (line %2 of the template)</source>
        <translation>Die Chat-Vorlage kann nicht verwendet werden: %1 (Zeile %2 der Vorlage)</translation>
    </message>
    <message>
        <source>Correct that line of the template, or what it expects of the conversation.</source>
        <translation>Diese Zeile der Vorlage berichtigen oder das, was sie vom Gespräch erwartet.</translation>
    </message>
    <message>
        <source>The chat template is larger than any real one (%1 bytes)</source>
        <translation>Die Chat-Vorlage ist größer als jede echte (%1 Bytes)</translation>
    </message>
    <message>
        <source>Check that it is the file of a chat template.</source>
        <translation>Prüfen, ob es die Datei einer Chat-Vorlage ist.</translation>
    </message>
    <message>
        <source>Lists or mappings are nested more than %1 deep</source>
        <translation>Listen oder Zuordnungen sind mehr als %1 Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>A number grows larger than 64 bits can hold</source>
        <translation>Eine Zahl wird größer, als 64 Bits fassen können</translation>
    </message>
    <message>
        <source>“%1” is neither a text nor a list of texts with names</source>
        <translation>„%1“ ist weder ein Text noch eine Liste von Texten mit Namen</translation>
    </message>
    <message>
        <source>The model has several chat templates, but none that is called “%1”</source>
        <translation>Das Modell hat mehrere Chat-Vorlagen, aber keine, die „%1“ heißt</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s rules make a text many times longer than it is</source>
        <translation>Die Regeln des Tokenizers machen einen Text um ein Vielfaches länger, als er ist</translation>
    </message>
    <message>
        <source>Choose another model: this one&apos;s tokenizer is broken or hostile.</source>
        <translation>Ein anderes Modell wählen: Der Tokenizer dieses Modells ist beschädigt oder bösartig.</translation>
    </message>
    <message>
        <source>Arguments that are spread out with * are not supported</source>
        <translation>Argumente, die mit * entpackt werden, werden nicht unterstützt</translation>
    </message>
    <message>
        <source>An argument without a name follows one with a name</source>
        <translation>Ein Argument ohne Namen folgt auf eines mit Namen</translation>
    </message>
    <message>
        <source>The filter “%1” is not supported</source>
        <translation>Der Filter „%1“ wird nicht unterstützt</translation>
    </message>
    <message>
        <source>The test “%1” is not supported</source>
        <translation>Der Test „%1“ wird nicht unterstützt</translation>
    </message>
    <message>
        <source>Several tests in a row are not supported</source>
        <translation>Mehrere Tests hintereinander werden nicht unterstützt</translation>
    </message>
    <message>
        <source>An argument called “%1” is given twice</source>
        <translation>Ein Argument namens „%1“ ist zweimal angegeben</translation>
    </message>
    <message>
        <source>%1 cannot be called</source>
        <translation>%1 lässt sich nicht aufrufen</translation>
    </message>
    <message>
        <source>%1 has no sign</source>
        <translation>%1 hat kein Vorzeichen</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>The number %1 is too large or too small</source>
        <translation>Die Zahl %1 ist zu groß oder zu klein</translation>
    </message>
    <message>
        <source>Several indices at once are not supported</source>
        <translation>Mehrere Indizes auf einmal werden nicht unterstützt</translation>
    </message>
    <message>
        <source>“%1” needs two separators</source>
        <translation>„%1“ braucht zwei Trennzeichen</translation>
    </message>
    <message>
        <source>“%1” needs a number instead of %2</source>
        <translation>„%1“ braucht eine Zahl; gegeben ist %2</translation>
    </message>
    <message>
        <source>“%1” is no way to round: common, ceil and floor are</source>
        <translation>„%1“ ist keine Art zu runden; es gibt common, ceil und floor</translation>
    </message>
    <message>
        <source>Arguments with names are not supported by “%1”</source>
        <translation>„%1“ unterstützt keine Argumente mit Namen</translation>
    </message>
    <message>
        <source>“%1” needs a whole number instead of %2</source>
        <translation>„%1“ braucht eine ganze Zahl; gegeben ist %2</translation>
    </message>
    <message>
        <source>“%1” needs a text instead of %2</source>
        <translation>„%1“ braucht einen Text; gegeben ist %2</translation>
    </message>
    <message>
        <source>The step of a range is zero</source>
        <translation>Die Schrittweite eines Bereichs ist null</translation>
    </message>
    <message>
        <source>A range has more than %1 items</source>
        <translation>Ein Bereich hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>“%1” is given %2 arguments, but takes only %3</source>
        <translation>„%1“ bekommt %2 Argumente, nimmt aber nur %3</translation>
    </message>
    <message>
        <source>“%1” needs pairs of a key and a value</source>
        <translation>„%1“ braucht Paare aus Schlüssel und Wert</translation>
    </message>
    <message>
        <source>A number is too long</source>
        <translation>Eine Zahl ist zu lang</translation>
    </message>
    <message>
        <source>A place of “%1” does not end</source>
        <translation>Ein Platzhalter von „%1“ endet nicht</translation>
    </message>
    <message>
        <source>%1 cannot be written as a number</source>
        <translation>%1 lässt sich nicht als Zahl schreiben</translation>
    </message>
    <message>
        <source>A negative number cannot be written with “%1”</source>
        <translation>Eine negative Zahl lässt sich nicht mit „%1“ schreiben</translation>
    </message>
    <message>
        <source>“%1” needs a mapping for its names</source>
        <translation>„%1“ braucht für seine Namen eine Zuordnung</translation>
    </message>
    <message>
        <source>“%1” is not given enough values</source>
        <translation>„%1“ bekommt nicht genug Werte</translation>
    </message>
    <message>
        <source>%1 has no “%2”</source>
        <translation>%1 hat kein „%2“</translation>
    </message>
    <message>
        <source>The place “%1” of a format is not supported</source>
        <translation>Der Platzhalter „%1“ eines Formats wird nicht unterstützt</translation>
    </message>
    <message>
        <source>“%1” is given more values than it has places</source>
        <translation>„%1“ bekommt mehr Werte, als es Platzhalter hat</translation>
    </message>
    <message>
        <source>The place %1 of a time is not supported</source>
        <translation>Der Platzhalter %1 einer Zeitangabe wird nicht unterstützt</translation>
    </message>
    <message>
        <source>A comment does not end</source>
        <translation>Ein Kommentar endet nicht</translation>
    </message>
    <message>
        <source>A raw block does not end</source>
        <translation>Ein raw-Block endet nicht</translation>
    </message>
    <message>
        <source>A tag does not end</source>
        <translation>Eine Anweisung endet nicht</translation>
    </message>
    <message>
        <source>The character %1 cannot stand here</source>
        <translation>Das Zeichen %1 darf hier nicht stehen</translation>
    </message>
    <message>
        <source>The bracket %1 was not opened</source>
        <translation>Die Klammer %1 wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>“%1” needs a mapping instead of %2</source>
        <translation>„%1“ braucht eine Zuordnung; gegeben ist %2</translation>
    </message>
    <message>
        <source>“%1” sorts by “key” or “value”, not by “%2”</source>
        <translation>„%1“ sortiert nach „key“ oder „value“, nicht nach „%2“</translation>
    </message>
    <message>
        <source>“%1” cannot add texts</source>
        <translation>„%1“ kann keine Texte addieren</translation>
    </message>
    <message>
        <source>“%1” cannot be applied to %2</source>
        <translation>„%1“ ist hier nicht anwendbar; gegeben ist %2</translation>
    </message>
    <message>
        <source>“%1” needs the argument “%2”</source>
        <translation>„%1“ braucht das Argument „%2“</translation>
    </message>
    <message>
        <source>A number is divided by zero</source>
        <translation>Eine Zahl wird durch null geteilt</translation>
    </message>
    <message>
        <source>A negative number has no such power</source>
        <translation>Eine negative Zahl hat keine solche Potenz</translation>
    </message>
    <message>
        <source>%1 cannot bound a slice</source>
        <translation>%1 kann keinen Ausschnitt begrenzen</translation>
    </message>
    <message>
        <source>The step of a slice is zero</source>
        <translation>Die Schrittweite eines Ausschnitts ist null</translation>
    </message>
    <message>
        <source>%1 cannot be sliced</source>
        <translation>%1 erlaubt keine Ausschnitte</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be combined with “%3”</source>
        <translation>%1 und %2 lassen sich nicht mit „%3“ verbinden</translation>
    </message>
    <message>
        <source>the macro “%1”</source>
        <translation>das Makro „%1“</translation>
    </message>
    <message>
        <source>The macro “%1” is called outside of the block that it belongs to</source>
        <translation>Das Makro „%1“ wird außerhalb des Blocks aufgerufen, zu dem es gehört</translation>
    </message>
    <message>
        <source>It is nested too deeply, or a macro calls itself without end</source>
        <translation>Die Verschachtelung ist zu tief, oder ein Makro ruft sich endlos selbst auf</translation>
    </message>
    <message>
        <source>%1 values are assigned to %2 names</source>
        <translation>%1 Werte werden %2 Namen zugewiesen</translation>
    </message>
    <message>
        <source>“%1” is no namespace: its “%2” cannot be set</source>
        <translation>„%1“ ist kein Namensraum (namespace): „%2“ lässt sich darin nicht setzen</translation>
    </message>
    <message>
        <source>“%1” has no argument called “%2”</source>
        <translation>„%1“ hat kein Argument namens „%2“</translation>
    </message>
    <message>
        <source>“%1” is given the argument “%2” twice</source>
        <translation>„%1“ bekommt das Argument „%2“ zweimal</translation>
    </message>
    <message>
        <source>“%1” takes no arguments by name</source>
        <translation>„%1“ nimmt keine Argumente mit Namen</translation>
    </message>
    <message>
        <source>The value is not in the list</source>
        <translation>Der Wert ist nicht in der Liste</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>eine Funktion</translation>
    </message>
    <message>
        <source>a namespace</source>
        <translation>ein Namensraum</translation>
    </message>
    <message>
        <source>the loop</source>
        <translation>die Schleife</translation>
    </message>
    <message>
        <source>the end of the template</source>
        <translation>das Ende der Vorlage</translation>
    </message>
    <message>
        <source>It is nested more than %1 deep</source>
        <translation>Die Verschachtelung ist mehr als %1 Ebenen tief</translation>
    </message>
    <message>
        <source>“%1” is expected instead of “%2”</source>
        <translation>„%1“ wird erwartet, aber hier steht „%2“</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>The tag “%1” belongs to no open block</source>
        <translation>Die Anweisung „%1“ gehört zu keinem offenen Block</translation>
    </message>
    <message>
        <source>The tag “%1” is not supported</source>
        <translation>Die Anweisung „%1“ wird nicht unterstützt</translation>
    </message>
    <message>
        <source>The template ends before a tag “%1”</source>
        <translation>Die Vorlage endet vor einer Anweisung „%1“</translation>
    </message>
    <message>
        <source>a tag</source>
        <translation>eine Anweisung</translation>
    </message>
    <message>
        <source>The tag “%1” stands outside of a loop</source>
        <translation>Die Anweisung „%1“ steht außerhalb einer Schleife</translation>
    </message>
    <message>
        <source>The items of a loop cannot be called “%1”</source>
        <translation>Die Einträge einer Schleife können nicht „%1“ heißen</translation>
    </message>
    <message>
        <source>A loop that calls itself (recursive) is not supported</source>
        <translation>Eine Schleife, die sich selbst aufruft (recursive), wird nicht unterstützt</translation>
    </message>
    <message>
        <source>The argument “%1” without a default follows one with a default</source>
        <translation>Das Argument „%1“ ohne Vorgabewert folgt auf eines mit Vorgabewert</translation>
    </message>
    <message>
        <source>Nothing can be assigned to “%1”</source>
        <translation>„%1“ lässt sich nichts zuweisen</translation>
    </message>
    <message>
        <source>A sequence that is made step by step has no text of its own: the filter “%1” is missing</source>
        <translation>Eine Folge, die Schritt für Schritt entsteht, hat keinen eigenen Text: Der Filter „%1“ fehlt</translation>
    </message>
    <message>
        <source>%1 cannot be written as JSON</source>
        <translation>%1 lässt sich nicht als JSON schreiben</translation>
    </message>
    <message>
        <source>%1 cannot be a key in JSON</source>
        <translation>%1 kann in JSON kein Schlüssel sein</translation>
    </message>
    <message>
        <source>%1 has no text of its own</source>
        <translation>%1 hat keinen eigenen Text</translation>
    </message>
    <message>
        <source>An escape in a text gives no character</source>
        <translation>Eine Escape-Folge in einem Text ergibt kein Zeichen</translation>
    </message>
    <message>
        <source>Characters by their names (\N) are not supported</source>
        <translation>Zeichen mit ihrem Namen anzugeben (\N) wird nicht unterstützt</translation>
    </message>
    <message>
        <source>A text cannot be split at nothing</source>
        <translation>Ein Text lässt sich nicht an einem leeren Trennzeichen teilen</translation>
    </message>
    <message>
        <source>The text “%1” is not found</source>
        <translation>Der Text „%1“ kommt nicht vor</translation>
    </message>
    <message>
        <source>“%1” needs one character to fill with</source>
        <translation>„%1“ braucht genau ein Zeichen zum Auffüllen</translation>
    </message>
    <message>
        <source>The place {%1} of “%2” is not supported, or not given</source>
        <translation>Der Platzhalter {%1} von „%2“ wird nicht unterstützt oder bekommt keinen Wert</translation>
    </message>
    <message>
        <source>%1 cannot be the key of a mapping</source>
        <translation>%1 kann kein Schlüssel einer Zuordnung sein</translation>
    </message>
    <message>
        <source>a sequence of this size</source>
        <translation>eine Folge dieser Größe</translation>
    </message>
    <message>
        <source>%1 and %2 have no order</source>
        <translation>%1 und %2 lassen sich nicht der Größe nach ordnen</translation>
    </message>
    <message>
        <source>It takes too much work or memory</source>
        <translation>Es kostet zu viel Rechenzeit oder Arbeitsspeicher</translation>
    </message>
    <message>
        <source>an undefined value</source>
        <translation>ein undefinierter Wert</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>eine Zuordnung</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a sequence</source>
        <translation>eine Folge</translation>
    </message>
    <message>
        <source>The value of an expression is undefined</source>
        <translation>Der Wert eines Ausdrucks ist nicht definiert</translation>
    </message>
    <message>
        <source>“%1” is undefined</source>
        <translation>„%1“ ist nicht definiert</translation>
    </message>
    <message>
        <source>%1 cannot be looked for in a text</source>
        <translation>%1 lässt sich nicht in einem Text suchen</translation>
    </message>
    <message>
        <source>Nothing can be looked for in %1</source>
        <translation>%1 lässt sich nicht durchsuchen</translation>
    </message>
    <message>
        <source>%1 has no items to go through</source>
        <translation>%1 hat keine Einträge, die sich durchgehen lassen</translation>
    </message>
    <message>
        <source>%1 has no length</source>
        <translation>%1 hat keine Länge</translation>
    </message>
    <message>
        <source>The tokenizer puts the token %1 around texts, but has only %2 tokens</source>
        <translation>Der Tokenizer setzt das Token %1 um Texte, hat aber nur %2 Tokens</translation>
    </message>
    <message>
        <source>No vocabulary of %1 pieces can be learned from these texts: %2</source>
        <translation>Aus diesen Texten lässt sich kein Vokabular von %1 Stücken lernen: %2</translation>
    </message>
    <message>
        <source>Ask for another size of the vocabulary, or give more text.</source>
        <translation>Eine andere Größe des Vokabulars wählen oder mehr Text geben.</translation>
    </message>
    <message>
        <source>The vocabulary has more than %1 tokens</source>
        <translation>Das Vokabular hat mehr als %1 Tokens</translation>
    </message>
    <message>
        <source>The tokenizer has no sentinels (&lt;extra_id_0&gt;), which stand for what is taken out</source>
        <translation>Der Tokenizer hat keine Platzhalter (&lt;extra_id_0&gt;), die für das Herausgenommene stehen</translation>
    </message>
    <message>
        <source>Go on from a model of the family T5.</source>
        <translation>Ein Modell der Familie T5 als Ausgangsmodell wählen.</translation>
    </message>
    <message>
        <source>always the likeliest token</source>
        <translation>immer das wahrscheinlichste Token</translation>
    </message>
    <message>
        <source>So many tokens are written at most. Higher: longer texts that take longer. Lower: shorter ones.</source>
        <translation>So viele Tokens werden höchstens geschrieben. Höher: längere Texte, die länger dauern. Niedriger: kürzere.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How much chance plays a part. Higher: more varied texts, with more mistakes. Lower: safer and more repetitive ones. 0: always the most probable token.</source>
        <translation>Wie viel der Zufall mitspricht. Höher: abwechslungsreichere Texte mit mehr Fehlern. Niedriger: sicherere Texte mit mehr Wiederholungen. 0: immer das wahrscheinlichste Token.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Only the so many most probable tokens may be drawn. Higher: more varied. Lower: safer. 0: all of them.</source>
        <translation>Nur so viele der wahrscheinlichsten Tokens dürfen gezogen werden. Höher: abwechslungsreicher. Niedriger: sicherer. 0: alle.</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Only the most probable tokens that together have this probability may be drawn. Higher: more varied. Lower: safer. 1: all of them.</source>
        <translation>Nur die wahrscheinlichsten Tokens, die zusammen diese Wahrscheinlichkeit haben, dürfen gezogen werden. Höher: abwechslungsreicher. Niedriger: sicherer. 1: alle.</translation>
    </message>
    <message>
        <source>Penalty of repetition</source>
        <translation>Strafe für Wiederholung</translation>
    </message>
    <message>
        <source>Tokens that are there already become less probable by this factor. Higher: fewer repetitions, at last nonsense. 1: no penalty.</source>
        <translation>Tokens, die schon dastehen, werden um diesen Faktor unwahrscheinlicher. Höher: weniger Wiederholungen, schließlich Unsinn. 1: keine Strafe.</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Suchstrahlen</translation>
    </message>
    <message>
        <source>So many texts are followed side by side, and the most probable one is kept. Higher: a more probable text, slower. 1: just one. With more than one, nothing is left to chance.</source>
        <translation>So viele Texte werden nebeneinander verfolgt, und der wahrscheinlichste wird behalten. Höher: ein wahrscheinlicherer Text, langsamer. 1: nur einer. Bei mehr als einem bleibt nichts dem Zufall überlassen.</translation>
    </message>
    <message>
        <source>Of beams: higher favours longer texts, lower shorter ones. 0: the length does not count.</source>
        <translation>Bei Suchstrahlen: Höher bevorzugt längere Texte, niedriger kürzere. 0: Die Länge zählt nicht.</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>Früh aufhören</translation>
    </message>
    <message>
        <source>Of beams: on, as many texts as there are beams are enough; off, it goes on while a better one could follow.</source>
        <translation>Bei Suchstrahlen. Ein: So viele Texte, wie es Suchstrahlen gibt, genügen. Aus: Es geht weiter, solange noch ein besserer folgen könnte.</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>Aufhören bei</translation>
    </message>
    <message>
        <source>The text ends before the first of these that the model writes.</source>
        <translation>Der Text endet vor der ersten dieser Zeichenfolgen, die das Modell schreibt.</translation>
    </message>
    <message>
        <source>Of what is left to chance: the same seed writes the same text.</source>
        <translation>Für alles, was dem Zufall überlassen ist: Derselbe Zufallsstartwert ergibt denselben Text.</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>Was gelernt wird</translation>
    </message>
    <message>
        <source>What the model learns to do, and so of which family it is. Masked: to tell hidden words (BERT), for classifying texts. Causal: to tell the next token (Llama), for continuing texts. Spans: to write what was cut out of a text (T5), for rewriting texts. Automatic: what the model to go on from was pretrained with; hidden words if there is none.</source>
        <translation>Was das Modell zu tun lernt und damit, zu welcher Familie es gehört. Maskiert: verdeckte Wörter zu nennen (BERT), um Texte zu klassifizieren. Kausal: das nächste Token zu nennen (Llama), um Texte fortzusetzen. Abschnitte: zu schreiben, was aus einem Text herausgeschnitten wurde (T5), um Texte umzuschreiben. Automatisch: womit das Modell, mit dem es weitergeht, vortrainiert wurde; verdeckte Wörter, wenn es keines gibt.</translation>
    </message>
    <message>
        <source>Hidden words (BERT)</source>
        <translation>Verdeckte Wörter (BERT)</translation>
    </message>
    <message>
        <source>The next token (Llama)</source>
        <translation>Das nächste Token (Llama)</translation>
    </message>
    <message>
        <source>Missing spans (T5)</source>
        <translation>Fehlende Abschnitte (T5)</translation>
    </message>
    <message>
        <source>Word pieces in the vocabulary, special ones included. Higher: texts need fewer tokens, but the embeddings grow.</source>
        <translation>Wortstücke im Vokabular, besondere mitgezählt. Höher: Texte brauchen weniger Tokens, aber die Embeddings wachsen.</translation>
    </message>
    <message>
        <source>Transformer layers (of the encoder and of the decoder each, if there are both). Higher: understands more, trains more slowly.</source>
        <translation>Transformer-Schichten (je Encoder und Decoder, wenn es beide gibt). Höher: versteht mehr, trainiert langsamer.</translation>
    </message>
    <message>
        <source>Key heads</source>
        <translation>Schlüsselköpfe</translation>
    </message>
    <message>
        <source>Causal models: heads of keys and values, each of which serves as many attention heads. Fewer: writes faster, understands a little less. 0: as many as attention heads.</source>
        <translation>Kausale Modelle: Köpfe für Schlüssel und Werte, von denen jeder gleich vielen Aufmerksamkeitsköpfen dient. Weniger: schreibt schneller, versteht etwas weniger. 0: so viele wie Aufmerksamkeitsköpfe.</translation>
    </message>
    <message>
        <source>Width inside each layer&apos;s feed-forward part; usually four times the width, or two to three times where it is gated (Llama, T5).</source>
        <translation>Breite im Feed-forward-Teil jeder Schicht; meist das Vierfache der Breite oder, wo er ein Gatter hat (Llama, T5), das Zwei- bis Dreifache.</translation>
    </message>
    <message>
        <source>Share of the tokens that the model has to guess (masked and spans). Higher: more to learn from per row, but a harder riddle.</source>
        <translation>Anteil der Tokens, die das Modell erraten muss (maskiert und Abschnitte). Höher: aus jeder Zeile ist mehr zu lernen, aber das Rätsel ist schwerer.</translation>
    </message>
    <message>
        <source>Masked: how much learning to sum up a whole text (to name its hidden words and those of the text that follows) counts beside guessing single tokens. 0: the model learns single tokens only and classification has to teach it the rest.</source>
        <translation>Maskiert: Wie viel das Lernen, einen ganzen Text zusammenzufassen (seine verdeckten Wörter und die des folgenden Textes zu nennen), neben dem Erraten einzelner Tokens zählt. 0: Das Modell lernt nur einzelne Tokens, und das Klassifizieren muss ihm den Rest beibringen.</translation>
    </message>
    <message>
        <source>Where the attention heads look before they have learned anything. At neighbours (and at all words from the summary): the loss falls early. Plain: random heads, as BERT was trained; a small model needs thousands of steps to find its neighbours. Causal models always start plain.</source>
        <translation>Wohin die Aufmerksamkeitsköpfe schauen, bevor sie etwas gelernt haben. Auf Nachbarn (und aus der Zusammenfassung auf alle Wörter): Der Verlust fällt früh. Zufällig: zufällige Köpfe, so wie BERT trainiert wurde; ein kleines Modell braucht Tausende von Schritten, um seine Nachbarn zu finden. Kausale Modelle beginnen immer zufällig.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Textproben</translation>
    </message>
    <message>
        <source>For the model card: beginnings that a causal model goes on with, or texts with &lt;extra_id_0&gt; where a model of spans is to fill something in.</source>
        <translation>Für die Modellkarte: Anfänge, die ein kausales Modell fortsetzt, oder Texte mit &lt;extra_id_0&gt;, wo ein Modell für Abschnitte etwas ergänzen soll.</translation>
    </message>
    <message>
        <source>Nothing tells whether the SentencePiece model belongs to T5, Llama, DeBERTa-v3, XLM-RoBERTa or CamemBERT</source>
        <translation>Es ist nicht zu erkennen, ob das SentencePiece-Modell zu T5, Llama, DeBERTa-v3, XLM-RoBERTa oder CamemBERT gehört</translation>
    </message>
    <message>
        <source>A word to add to the vocabulary is not UTF-8 text</source>
        <translation>Ein Wort, das zum Wortschatz hinzukommen soll, ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>Type the word again.</source>
        <translation>Das Wort noch einmal eingeben.</translation>
    </message>
    <message>
        <source>With these words the vocabulary has more than %1 tokens</source>
        <translation>Mit diesen Wörtern hat der Wortschatz mehr als %1 Token</translation>
    </message>
    <message>
        <source>Add fewer words.</source>
        <translation>Weniger Wörter hinzufügen.</translation>
    </message>
    <message>
        <source>The tokenizer knows %1 tokens, but the model has embeddings for %2: tuning adds the missing ones</source>
        <translation>Der Tokenizer kennt %1 Tokens, das Modell hat aber nur Embeddings für %2: Beim Tuning kommen die fehlenden hinzu</translation>
    </message>
    <message>
        <source>They begin as the mean of all others. If there are many, the tokenizer may be that of another model: then copy the files that belong to this one into the folder.</source>
        <translation>Sie beginnen als Mittel aller anderen. Sind es viele, gehört der Tokenizer vielleicht zu einem anderen Modell: Dann die Dateien, die zu diesem gehören, in den Ordner kopieren.</translation>
    </message>
    <message>
        <source>The others are never used. Copy the tokenizer files that belong to this model into the folder, if these do not.</source>
        <translation>Die anderen werden nie benutzt. Die Tokenizer-Dateien in den Ordner kopieren, die zu diesem Modell gehören, falls es andere sind.</translation>
    </message>
    <message>
        <source>The files hold %1 tensors that the model does not have: %2, ...</source>
        <translation>Die Dateien enthalten %1 Tensoren, die das Modell nicht hat: %2, ...</translation>
    </message>
    <message>
        <source>The files hold tensors that the model does not have: %1</source>
        <translation>Die Dateien enthalten Tensoren, die das Modell nicht hat: %1</translation>
    </message>
    <message>
        <source>They are left out. If they should not be, the weights do not belong to this config.json.</source>
        <translation>Sie werden weggelassen. Sollte das nicht sein, gehören die Gewichte nicht zu dieser config.json.</translation>
    </message>
    <message>
        <source>The tensor %1 holds numbers of type %2, which are no weights: is the model quantised?</source>
        <translation>Der Tensor %1 enthält Zahlen vom Typ %2, die keine Gewichte sind: Ist das Modell quantisiert?</translation>
    </message>
    <message>
        <source>The words that become tokens would never learn what they mean: the embeddings are frozen</source>
        <translation>Die Wörter, die zu Tokens werden, würden ihre Bedeutung nie lernen: Die Embeddings sind eingefroren</translation>
    </message>
    <message>
        <source>Train the embeddings too, choose full tuning, or add no words on the Model page.</source>
        <translation>Auch die Embeddings trainieren, volles Tuning wählen oder auf der Seite Modell keine Wörter hinzufügen.</translation>
    </message>
    <message>
        <source>All words to be added are tokens already</source>
        <translation>Alle Wörter, die hinzukommen sollen, sind schon Tokens</translation>
    </message>
    <message>
        <source>the model&apos;s embeddings grow from %1 to %2 tokens</source>
        <translation>die Embeddings des Modells wachsen von %1 auf %2 Tokens</translation>
    </message>
    <message>
        <source>the model has embeddings for %1 tokens, which is enough</source>
        <translation>das Modell hat Embeddings für %1 Tokens, das genügt</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>The new tokens begin as the mean of all others, and learn from your texts what they mean.</source>
        <translation>Die neuen Tokens beginnen als Mittel aller anderen und lernen ihre Bedeutung aus Ihren Texten.</translation>
    </message>
    <message>
        <source>One word becomes a token of its own</source>
        <translation>Ein Wort wird zu einem eigenen Token</translation>
    </message>
    <message>
        <source>%1 words become tokens of their own</source>
        <translation>%1 Wörter werden zu eigenen Tokens</translation>
    </message>
    <message>
        <source>another one is a token already</source>
        <translation>ein weiteres ist schon ein Token</translation>
    </message>
    <message>
        <source>%1 others are tokens already</source>
        <translation>%1 weitere sind schon Tokens</translation>
    </message>
    <message>
        <source>The model has no embedding for the token “%1”: its tokenizer knows %2 tokens, the model %3</source>
        <translation>Das Modell hat kein Embedding für das Token „%1“: Sein Tokenizer kennt %2 Tokens, das Modell %3</translation>
    </message>
    <message>
        <source>Copy the tokenizer files that belong to this model into its folder, or leave the token out.</source>
        <translation>Die Tokenizer-Dateien, die zu diesem Modell gehören, in seinen Ordner kopieren oder das Token weglassen.</translation>
    </message>
    <message>
        <source>The model has no chat template that is called “%1”</source>
        <translation>Das Modell hat keine Chatvorlage mit dem Namen „%1“</translation>
    </message>
    <message>
        <source>Name one of these: %1.</source>
        <translation>Eine von diesen nennen: %1.</translation>
    </message>
    <message>
        <source>The model has no chat template, so nothing says how it is to be shown a conversation</source>
        <translation>Das Modell hat keine Chatvorlage: Nichts sagt, wie ihm ein Gespräch zu zeigen ist</translation>
    </message>
    <message>
        <source>Choose a model that was tuned for conversations, put its chat_template.jinja into the folder, or let this one go on from a plain text.</source>
        <translation>Ein Modell wählen, das für Gespräche abgestimmt wurde, seine chat_template.jinja in den Ordner legen oder dieses einen einfachen Text fortsetzen lassen.</translation>
    </message>
    <message>
        <source>Words as one token each</source>
        <translation>Wörter als je ein Token</translation>
    </message>
    <message>
        <source>Names, technical terms, abbreviations or emoji of your texts that the vocabulary cuts into pieces. Each becomes a token of its own wherever it stands as a whole word, and the model&apos;s embeddings grow by a row for it, which must learn its meaning from your texts alone: worth it for words that many of the training texts have. More words: shorter texts, but more rows that know nothing yet. Empty: the vocabulary stays as it is.</source>
        <translation>Namen, Fachwörter, Abkürzungen oder Emoji Ihrer Texte, die das Vokabular in Stücke schneidet. Jedes wird zu einem eigenen Token, wo immer es als ganzes Wort steht, und die Embeddings des Modells wachsen um eine Zeile dafür, die ihre Bedeutung allein aus Ihren Texten lernen muss: Das lohnt sich für Wörter, die in vielen Trainingstexten stehen. Mehr Wörter: kürzere Texte, aber mehr Zeilen, die noch nichts wissen. Leer: Das Vokabular bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Preference for length</source>
        <translation>Vorliebe für Länge</translation>
    </message>
    <message>
        <source>Models of the family “%1” are not pretrained by telling tokens</source>
        <translation>Modelle der Familie „%1“ werden nicht durch das Erraten von Token vortrainiert</translation>
    </message>
    <message>
        <source>The files of this model do not hold the head that it was pretrained with (%1)</source>
        <translation>Die Dateien dieses Modells enthalten nicht den Kopf, mit dem es vortrainiert wurde (%1)</translation>
    </message>
    <message>
        <source>Gathering the texts of the field</source>
        <translation>Die Texte des Fachgebiets werden gesammelt</translation>
    </message>
    <message>
        <source>The model is adapted: on texts of the field that it did not read, its loss is %1, before it was %2</source>
        <translation>Das Modell ist angepasst: Auf Texten des Fachgebiets, die es nicht gelesen hat, ist sein Verlust %1, vorher war er %2</translation>
    </message>
    <message>
        <source>The model is adapted</source>
        <translation>Das Modell ist angepasst</translation>
    </message>
    <message>
        <source>There is not enough memory to adapt the model with this batch size</source>
        <translation>Der Arbeitsspeicher reicht nicht, um das Modell mit dieser Batchgröße anzupassen</translation>
    </message>
    <message>
        <source>Make the batch size or the longest text smaller, or leave the adaptation out.</source>
        <translation>Die Batchgröße oder den längsten Text kleiner wählen oder die Anpassung weglassen.</translation>
    </message>
    <message>
        <source>Reading the texts of this field: step %1 of %2, loss %3</source>
        <translation>Liest die Texte dieses Fachgebiets: Schritt %1 von %2, Verlust %3</translation>
    </message>
    <message>
        <source>Rows of %1 tokens do not fit: this model reads at most %2</source>
        <translation>Zeilen von %1 Token passen nicht: Dieses Modell liest höchstens %2</translation>
    </message>
    <message>
        <source>Lower sequence_length to %1.</source>
        <translation>sequence_length auf %1 senken.</translation>
    </message>
    <message>
        <source>The weight %1 of the tuned model has no place in the model that it was tuned from</source>
        <translation>Das Gewicht %1 des getunten Modells hat keinen Platz in dem Modell, aus dem es entstanden ist</translation>
    </message>
    <message>
        <source>Compare it with the model that it was tuned from.</source>
        <translation>Mit dem Modell vergleichen, aus dem es entstanden ist.</translation>
    </message>
    <message>
        <source>The steps of the adaptation cannot be fewer than none</source>
        <translation>Die Anpassung kann nicht weniger als null Schritte haben</translation>
    </message>
    <message>
        <source>Give 0 for no adaptation.</source>
        <translation>0 angeben, wenn nicht angepasst werden soll.</translation>
    </message>
    <message>
        <source>With a learning rate of 0 the adaptation changes nothing</source>
        <translation>Mit einer Lernrate von 0 ändert die Anpassung nichts</translation>
    </message>
    <message>
        <source>1e-4 is usual.</source>
        <translation>Üblich ist 1e-4.</translation>
    </message>
    <message>
        <source>A model with random weights has learned nothing that could be adapted</source>
        <translation>Ein Modell mit zufälligen Gewichten hat nichts gelernt, was sich anpassen ließe</translation>
    </message>
    <message>
        <source>Choose pretrained weights, or no steps of adaptation.</source>
        <translation>Vortrainierte Gewichte wählen oder keine Schritte der Anpassung.</translation>
    </message>
    <message>
        <source>The texts of the field are not there: %1</source>
        <translation>Die Texte des Fachgebiets sind nicht da: %1</translation>
    </message>
    <message>
        <source>Choose another folder or file, or none: then the texts of the training rows are read.</source>
        <translation>Einen anderen Ordner oder eine andere Datei wählen oder nichts: Dann werden die Texte der Trainingszeilen gelesen.</translation>
    </message>
    <message>
        <source>The tokenizer of this model has no token that hides another</source>
        <translation>Der Tokenizer dieses Modells hat kein Token, das ein anderes verdeckt</translation>
    </message>
    <message>
        <source>The tokenizer of this model has no sentinels, which stand for what is taken out</source>
        <translation>Der Tokenizer dieses Modells hat keine Platzhalter für das, was herausgenommen wird</translation>
    </message>
    <message>
        <source>There are no .txt files to learn from</source>
        <translation>Es gibt keine .txt-Dateien, aus denen gelernt werden könnte</translation>
    </message>
    <message>
        <source>Give a folder of plain text files, or one such file, one paragraph a line.</source>
        <translation>Einen Ordner mit einfachen Textdateien oder eine solche Datei angeben, ein Absatz je Zeile.</translation>
    </message>
    <message>
        <source>The tokenizer of this model does not open and close a text with one token each</source>
        <translation>Der Tokenizer dieses Modells beginnt und beendet einen Text nicht mit je einem Token</translation>
    </message>
    <message>
        <source>Choose a model that reads texts as BERT does.</source>
        <translation>Ein Modell wählen, das Texte so liest wie BERT.</translation>
    </message>
    <message>
        <source>A model of the family “%1” does not learn in this way: it was pretrained with the objective “%2”</source>
        <translation>Ein Modell der Familie „%1“ lernt nicht auf diese Weise: Es wurde mit dem Ziel „%2“ vortrainiert</translation>
    </message>
    <message>
        <source>Choose “%1”, or leave the choice to the program (auto).</source>
        <translation>„%1“ wählen oder die Wahl dem Programm überlassen (auto).</translation>
    </message>
    <message>
        <source>Choose the model as it was pretrained, not one that was made for another task.</source>
        <translation>Das Modell wählen, wie es vortrainiert wurde, nicht eines, das für eine andere Aufgabe gemacht wurde.</translation>
    </message>
    <message>
        <source>The texts have changed since this training began</source>
        <translation>Die Texte haben sich geändert, seit dieses Training begann</translation>
    </message>
    <message>
        <source>Bring the old texts back, or begin again in a new folder.</source>
        <translation>Die alten Texte zurückholen oder in einem neuen Ordner neu beginnen.</translation>
    </message>
    <message>
        <source>As the model to go on from</source>
        <translation>Wie das Modell, mit dem es weitergeht</translation>
    </message>
    <message>
        <source>fp32 is exact. bf16 is about twice as fast on processors and GPUs that are built for it. auto takes bf16 where it pays.</source>
        <translation>fp32 ist genau. bf16 ist auf Prozessoren und GPUs, die dafür gebaut sind, etwa doppelt so schnell. auto nimmt bf16, wo es sich lohnt.</translation>
    </message>
    <message>
        <source>Adapt to the field first (steps)</source>
        <translation>Zuerst ans Fachgebiet anpassen (Schritte)</translation>
    </message>
    <message>
        <source>Above 0: before it is tuned, the model goes on with its pretraining for so many steps, on texts of your field and without labels (domain adaptation). All its weights move then, whatever the method, which takes the memory of full tuning. Higher: it knows the words of the field better, and takes longer. Lower: quicker. 0: the model is tuned as it is.</source>
        <translation>Über 0: Vor dem Tuning setzt das Modell sein Vortraining so viele Schritte lang fort, auf Texten des Fachgebiets und ohne Labels (Domänenanpassung). Dabei bewegen sich alle Gewichte, gleich mit welcher Methode, was den Arbeitsspeicher des vollen Tunings braucht. Höher: Es kennt die Wörter des Fachgebiets besser und braucht länger. Niedriger: schneller. 0: Das Modell wird getunt, wie es ist.</translation>
    </message>
    <message>
        <source>Texts of the field</source>
        <translation>Texte des Fachgebiets</translation>
    </message>
    <message>
        <source>What the adaptation reads: a folder of .txt files, or one such file, with one paragraph a line. The more text, the better. Empty: the texts of the training rows, but never those of validation and test.</source>
        <translation>Was die Anpassung liest: ein Ordner mit .txt-Dateien oder eine solche Datei, ein Absatz je Zeile. Je mehr Text, desto besser. Leer: die Texte der Trainingszeilen, aber nie die von Validierung und Test.</translation>
    </message>
    <message>
        <source>Learning rate of the adaptation</source>
        <translation>Lernrate der Anpassung</translation>
    </message>
    <message>
        <source>How far the weights move in each step of the adaptation. Higher: the model takes to the field sooner, and forgets more of what it knew. Lower: gentler, but needs more steps.</source>
        <translation>Wie weit sich die Gewichte in jedem Schritt der Anpassung bewegen. Höher: Das Modell findet sich schneller ins Fachgebiet und vergisst mehr von dem, was es wusste. Niedriger: sanfter, braucht aber mehr Schritte.</translation>
    </message>
    <message>
        <source>The method of this run has put parts into the model for which Transformers&apos; models have no place</source>
        <translation>Die Methode dieses Laufs hat Teile ins Modell eingesetzt, für die in den Modellen von Transformers kein Platz ist</translation>
    </message>
    <message>
        <source>This program and its command line read the run&apos;s own folder (model). To take a model to other programs, tune with a method that folds into the weights: full, partial, BitFit, LoRA, QLoRA or IA3.</source>
        <translation>Dieses Programm und seine Befehlszeile lesen den Ordner des Laufs selbst (model). Um ein Modell in andere Programme mitzunehmen, mit einer Methode abstimmen, die sich in die Gewichte einrechnen lässt: volles oder teilweises Tuning, BitFit, LoRA, QLoRA oder IA3.</translation>
    </message>
    <message>
        <source>PEFT adapter</source>
        <translation>PEFT-Adapter</translation>
    </message>
    <message>
        <source>Only what LoRA, QLoRA or IA3 added, and the head: read by PEFT and by programs that put adapters on a model that they have. Much smaller than the model.</source>
        <translation>Nur das, was LoRA, QLoRA oder IA3 hinzugefügt hat, und der Kopf: lesbar für PEFT und für Programme, die einen Adapter auf ein schon vorhandenes Modell setzen. Viel kleiner als das Modell.</translation>
    </message>
    <message>
        <source>The method of this run adds nothing that PEFT&apos;s layout could hold</source>
        <translation>Die Methode dieses Laufs fügt nichts hinzu, was sich im PEFT-Format speichern ließe</translation>
    </message>
    <message>
        <source>Tune with LoRA, QLoRA or IA3 to take an adapter away, or choose the Hugging Face folder.</source>
        <translation>Mit LoRA, QLoRA oder IA3 abstimmen, um einen Adapter mitzunehmen, oder den Hugging-Face-Ordner wählen.</translation>
    </message>
    <message>
        <source>adapter_config.json is not an object</source>
        <translation>adapter_config.json ist kein Objekt</translation>
    </message>
    <message>
        <source>Get the adapter again.</source>
        <translation>Den Adapter neu beschaffen.</translation>
    </message>
    <message>
        <source>The adapter does not say which model it belongs to</source>
        <translation>Der Adapter sagt nicht, zu welchem Modell er gehört</translation>
    </message>
    <message>
        <source>The adapter belongs to the model %1, which is not on this computer</source>
        <translation>Der Adapter gehört zum Modell %1, das nicht auf diesem Rechner liegt</translation>
    </message>
    <message>
        <source>Get the model, and write its folder into adapter_config.json as base_model_name_or_path.</source>
        <translation>Das Modell beschaffen und seinen Ordner in adapter_config.json als base_model_name_or_path eintragen.</translation>
    </message>
    <message>
        <source>The tensor %1 has another shape than the model and method ask for</source>
        <translation>Der Tensor %1 hat eine andere Form, als Modell und Methode verlangen</translation>
    </message>
    <message>
        <source>A weight holds numbers that are infinite or not numbers: it cannot be quantised</source>
        <translation>Ein Gewicht enthält Werte, die unendlich oder gar keine Zahlen sind: Es lässt sich nicht quantisieren</translation>
    </message>
    <message>
        <source>Choose another model, or a method that does not quantise its weights.</source>
        <translation>Ein anderes Modell wählen oder eine Methode, die seine Gewichte nicht quantisiert.</translation>
    </message>
    <message>
        <source>The frozen weights would stay random: nothing useful can come through them</source>
        <translation>Die eingefrorenen Gewichte blieben zufällig: Durch sie kann nichts Brauchbares hindurchkommen</translation>
    </message>
    <message>
        <source>The model cannot be adapted to the field below an adapter that was made for it as it was</source>
        <translation>Das Modell lässt sich nicht ans Fachgebiet anpassen, wenn ein Adapter darauf sitzt, der für das unveränderte Modell gemacht wurde</translation>
    </message>
    <message>
        <source>Take the adapter out, or set the steps of the adaptation to 0.</source>
        <translation>Den Adapter herausnehmen oder die Schritte der Anpassung auf 0 setzen.</translation>
    </message>
    <message>
        <source>An adapter belongs to pretrained weights, and the recipe starts from random ones</source>
        <translation>Ein Adapter gehört zu vortrainierten Gewichten, das Rezept beginnt aber mit zufälligen</translation>
    </message>
    <message>
        <source>Start from pretrained weights, or take the adapter out.</source>
        <translation>Mit vortrainierten Gewichten beginnen oder den Adapter herausnehmen.</translation>
    </message>
    <message>
        <source>There is no adapter in this folder: adapter_config.json is missing</source>
        <translation>In diesem Ordner ist kein Adapter: adapter_config.json fehlt</translation>
    </message>
    <message>
        <source>Choose the folder that holds it.</source>
        <translation>Den Ordner wählen, der ihn enthält.</translation>
    </message>
    <message>
        <source>What was added to the model (%1) does not fit it</source>
        <translation>Was dem Modell hinzugefügt wurde (%1), passt nicht zu ihm</translation>
    </message>
    <message>
        <source>Model and %1 must come from the same run.</source>
        <translation>Das Modell und %1 müssen aus demselben Lauf stammen.</translation>
    </message>
    <message>
        <source>BitFit moves the biases, and the layers of this model have none</source>
        <translation>BitFit bewegt die Bias-Werte, aber die Schichten dieses Modells haben keine</translation>
    </message>
    <message>
        <source>Choose another method: IA3 and LoRA are small, too.</source>
        <translation>Eine andere Methode wählen: Auch IA3 und LoRA sind klein.</translation>
    </message>
    <message>
        <source>The adapters are to be %1 wide, wider than the model itself (%2)</source>
        <translation>Die Adapter sollen %1 breit sein, breiter als das Modell selbst (%2)</translation>
    </message>
    <message>
        <source>A twelfth to a quarter of the model&apos;s width is usual.</source>
        <translation>Üblich ist ein Zwölftel bis ein Viertel der Breite des Modells.</translation>
    </message>
    <message>
        <source>Every weight of the model may move a little in each step. Nothing holds the model back, so it can learn most. It also forgets most of what it knew, and needs memory for a gradient and two running averages of every weight.</source>
        <translation>Jedes Gewicht des Modells darf sich in jedem Schritt ein wenig bewegen. Nichts hält das Modell zurück, darum kann es am meisten lernen. Es vergisst aber auch am meisten von dem, was es wusste, und braucht Arbeitsspeicher für einen Gradienten und zwei gleitende Mittelwerte je Gewicht.</translation>
    </message>
    <message>
        <source>Use it when the model fits in memory with room to spare, and you have thousands of rows or more.</source>
        <translation>Geeignet, wenn das Modell bequem in den Arbeitsspeicher passt und es Tausende von Zeilen oder mehr gibt.</translation>
    </message>
    <message>
        <source>Howard &amp; Ruder 2018, Universal Language Model Fine-tuning for Text Classification; Devlin et al. 2018, BERT</source>
        <translation>Howard &amp; Ruder 2018, Universal Language Model Fine-tuning for Text Classification; Devlin et al. 2018, BERT</translation>
    </message>
    <message>
        <source>Some parts of the model stay exactly as they were pretrained, usually the embeddings and the lower layers. The upper layers and the head learn the new task. What lies below the lowest part that moves needs no backward pass, so it is faster and smaller.</source>
        <translation>Einige Teile des Modells bleiben genau so, wie sie vortrainiert wurden, meist die Embeddings und die unteren Schichten. Die oberen Schichten und der Kopf lernen die neue Aufgabe. Was unter dem untersten bewegten Teil liegt, braucht keinen Rückwärtsdurchgang: Das spart Zeit und Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Use it with few rows, or little time: freeze all layers for a first quick result, then let the last few move.</source>
        <translation>Geeignet bei wenigen Zeilen oder wenig Zeit: für ein erstes schnelles Ergebnis alle Schichten einfrieren, dann die letzten paar mitlernen lassen.</translation>
    </message>
    <message>
        <source>Yosinski et al. 2014, How transferable are features in deep neural networks?</source>
        <translation>Yosinski et al. 2014, How transferable are features in deep neural networks?</translation>
    </message>
    <message>
        <source>Gradual</source>
        <translation>Allmähliches Auftauen</translation>
    </message>
    <message>
        <source>Gradual unfreezing (from the top down)</source>
        <translation>Allmähliches Auftauen (von oben nach unten)</translation>
    </message>
    <message>
        <source>At first only the head moves; then the layers join in one by one, the top one first. Each layer learns more slowly than the one above it. The fresh head cannot shake the pretrained layers, and what is general stays longest as it was.</source>
        <translation>Zuerst bewegt sich nur der Kopf; dann kommen die Schichten eine nach der anderen hinzu, die oberste zuerst. Jede Schicht lernt langsamer als die darüber. Der neue Kopf kann die vortrainierten Schichten nicht durcheinanderbringen, und allgemeines Wissen bleibt am längsten, wie es war.</translation>
    </message>
    <message>
        <source>Use it where full tuning forgets too much or jumps about: few rows, a text far from what the model was pretrained on.</source>
        <translation>Geeignet, wo volles Tuning zu viel vergisst oder umherspringt: bei wenigen Zeilen oder bei Texten, die ganz anders sind als die des Vortrainings.</translation>
    </message>
    <message>
        <source>Howard &amp; Ruder 2018, Universal Language Model Fine-tuning for Text Classification</source>
        <translation>Howard &amp; Ruder 2018, Universal Language Model Fine-tuning for Text Classification</translation>
    </message>
    <message>
        <source>BitFit</source>
        <translation>BitFit</translation>
    </message>
    <message>
        <source>BitFit (biases only)</source>
        <translation>BitFit (nur die Bias-Werte)</translation>
    </message>
    <message>
        <source>Only the biases move: the one number that each unit adds to its sum. All weights stay as they are. That is less than a thousandth of a large model, and it is often enough to tell a few classes apart.</source>
        <translation>Nur die Bias-Werte bewegen sich: die eine Zahl, die jede Einheit zu ihrer Summe addiert. Alle Gewichte bleiben, wie sie sind. Das ist weniger als ein Tausendstel eines großen Modells und reicht oft aus, um einige wenige Klassen zu unterscheiden.</translation>
    </message>
    <message>
        <source>Use it when many small results must be kept for one base model, or as the simplest of all baselines.</source>
        <translation>Geeignet, wenn viele kleine Ergebnisse zu einem einzigen Grundmodell aufbewahrt werden sollen, oder als einfachste aller Vergleichsmethoden.</translation>
    </message>
    <message>
        <source>Ben Zaken et al. 2021, BitFit: Simple Parameter-efficient Fine-tuning for Transformer-based Masked Language-models</source>
        <translation>Ben Zaken et al. 2021, BitFit: Simple Parameter-efficient Fine-tuning for Transformer-based Masked Language-models</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>LoRA (small matrices beside the weights)</source>
        <translation>LoRA (kleine Matrizen neben den Gewichten)</translation>
    </message>
    <message>
        <source>Use it when memory is short, when the file to share should be small, or when the model should forget little.</source>
        <translation>Geeignet, wenn der Arbeitsspeicher knapp ist, wenn die weitergegebene Datei klein sein soll oder wenn das Modell wenig vergessen soll.</translation>
    </message>
    <message>
        <source>Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models</source>
        <translation>Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models</translation>
    </message>
    <message>
        <source>QLoRA</source>
        <translation>QLoRA</translation>
    </message>
    <message>
        <source>QLoRA (LoRA on a compressed model)</source>
        <translation>QLoRA (LoRA auf einem komprimierten Modell)</translation>
    </message>
    <message>
        <source>The frozen weights are squeezed into 4 bits each and unpacked for a moment whenever they are needed. LoRA&apos;s small matrices learn beside them in full precision. So a model fits into an eighth of the memory, for a little more time.</source>
        <translation>Die eingefrorenen Gewichte werden auf je 4 Bit zusammengepresst und nur für den Moment ausgepackt, in dem sie gebraucht werden. Die kleinen Matrizen von LoRA lernen daneben mit voller Genauigkeit. So passt ein Modell in ein Achtel des Arbeitsspeichers und braucht nur etwas mehr Zeit.</translation>
    </message>
    <message>
        <source>Use it when the model does not fit in memory otherwise; on a small model it saves little and costs time.</source>
        <translation>Geeignet, wenn das Modell sonst nicht in den Arbeitsspeicher passt; bei einem kleinen Modell spart es wenig und kostet Zeit.</translation>
    </message>
    <message>
        <source>Dettmers et al. 2023, QLoRA: Efficient Finetuning of Quantized LLMs</source>
        <translation>Dettmers et al. 2023, QLoRA: Efficient Finetuning of Quantized LLMs</translation>
    </message>
    <message>
        <source>Adapters (Houlsby)</source>
        <translation>Adapter (Houlsby)</translation>
    </message>
    <message>
        <source>Bottleneck adapters (Houlsby)</source>
        <translation>Flaschenhals-Adapter (Houlsby)</translation>
    </message>
    <message>
        <source>Two small networks are put into every layer, one after attention and one after the feed-forward part. Each squeezes what passes through a narrow middle and adds the outcome to it; only they learn. At first they add nothing.</source>
        <translation>In jede Schicht werden zwei kleine Netze eingesetzt, eines nach der Aufmerksamkeit und eines nach dem Feed-forward-Teil. Jedes zwängt durch eine schmale Mitte, was hindurchgeht, und addiert das Ergebnis dazu; nur diese Netze lernen. Am Anfang fügen sie nichts hinzu.</translation>
    </message>
    <message>
        <source>Use it to learn more than LoRA at the same size; the result is a little slower, since adapters stay in the model.</source>
        <translation>Geeignet, um bei gleicher Größe mehr zu lernen als mit LoRA; das Ergebnis ist etwas langsamer, weil die Adapter im Modell bleiben.</translation>
    </message>
    <message>
        <source>Houlsby et al. 2019, Parameter-Efficient Transfer Learning for NLP</source>
        <translation>Houlsby et al. 2019, Parameter-Efficient Transfer Learning for NLP</translation>
    </message>
    <message>
        <source>Adapters (Pfeiffer)</source>
        <translation>Adapter (Pfeiffer)</translation>
    </message>
    <message>
        <source>Bottleneck adapters (Pfeiffer)</source>
        <translation>Flaschenhals-Adapter (Pfeiffer)</translation>
    </message>
    <message>
        <source>One small network is put into every layer, after its feed-forward part. It squeezes what passes through a narrow middle and adds the outcome to it; only it learns. That is half of what Houlsby&apos;s adapters need, and nearly as good.</source>
        <translation>In jede Schicht wird ein kleines Netz eingesetzt, nach ihrem Feed-forward-Teil. Es zwängt durch eine schmale Mitte, was hindurchgeht, und addiert das Ergebnis dazu; nur dieses Netz lernt. Das ist halb so viel, wie die Adapter von Houlsby brauchen, und fast so gut.</translation>
    </message>
    <message>
        <source>Use it as the lighter kind of adapter, for instance to keep one adapter for each of many tasks.</source>
        <translation>Geeignet als die leichtere Art von Adaptern, etwa um für jede von vielen Aufgaben einen eigenen aufzubewahren.</translation>
    </message>
    <message>
        <source>Pfeiffer et al. 2020, AdapterFusion: Non-Destructive Task Composition for Transfer Learning</source>
        <translation>Pfeiffer et al. 2020, AdapterFusion: Non-Destructive Task Composition for Transfer Learning</translation>
    </message>
    <message>
        <source>Prefix tuning</source>
        <translation>Präfix-Tuning</translation>
    </message>
    <message>
        <source>Prefix tuning (learned positions before the text)</source>
        <translation>Präfix-Tuning (gelernte Positionen vor dem Text)</translation>
    </message>
    <message>
        <source>Every attention of the model sees some learned positions before the text, as if a few unknown words stood there. Only these positions learn, and a gate that starts closed. The weights never change, so one model can serve many tasks at once.</source>
        <translation>Jede Aufmerksamkeit des Modells sieht vor dem Text einige gelernte Positionen, als stünden dort ein paar unbekannte Wörter. Nur diese Positionen lernen und dazu ein Gatter, das am Anfang geschlossen ist. Die Gewichte ändern sich nie, darum kann ein Modell vielen Aufgaben zugleich dienen.</translation>
    </message>
    <message>
        <source>Use it to steer a large model with very few parameters; on small models it learns slowly.</source>
        <translation>Geeignet, um ein großes Modell mit sehr wenigen Parametern zu lenken; kleine Modelle lernen damit langsam.</translation>
    </message>
    <message>
        <source>Li &amp; Liang 2021, Prefix-Tuning: Optimizing Continuous Prompts for Generation; the gate: Zhang et al. 2023, LLaMA-Adapter</source>
        <translation>Li &amp; Liang 2021, Prefix-Tuning: Optimizing Continuous Prompts for Generation; das Gatter: Zhang et al. 2023, LLaMA-Adapter</translation>
    </message>
    <message>
        <source>IA3</source>
        <translation>IA3</translation>
    </message>
    <message>
        <source>IA3 (learned scales)</source>
        <translation>IA3 (gelernte Faktoren)</translation>
    </message>
    <message>
        <source>Keys, values and the middle of each feed-forward part are multiplied by learned numbers that start at one. Nothing else moves. That is even fewer numbers than LoRA has, and they fold into the weights at the end.</source>
        <translation>Die Schlüssel, die Werte und die Mitte jedes Feed-forward-Teils werden mit gelernten Zahlen multipliziert, die bei eins beginnen. Sonst bewegt sich nichts. Das sind noch weniger Zahlen als bei LoRA, und am Ende lassen sie sich in die Gewichte einrechnen.</translation>
    </message>
    <message>
        <source>Use it for the smallest file that still changes every layer; it wants a high learning rate.</source>
        <translation>Geeignet, wenn die Datei so klein wie möglich sein und trotzdem jede Schicht verändern soll; die Methode braucht eine hohe Lernrate.</translation>
    </message>
    <message>
        <source>Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning is Better and Cheaper than In-Context Learning</source>
        <translation>Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning is Better and Cheaper than In-Context Learning</translation>
    </message>
    <message>
        <source>No linear layer of the model has a name that ends in “%1”</source>
        <translation>Keine lineare Schicht des Modells hat einen Namen, der auf „%1“ endet</translation>
    </message>
    <message>
        <source>The names end in: %1. Or give all-linear.</source>
        <translation>Die Namen enden auf: %1. Oder all-linear angeben.</translation>
    </message>
    <message>
        <source>Every part of the model is frozen: nothing could be learned</source>
        <translation>Alle Teile des Modells sind eingefroren: So ließe sich nichts lernen</translation>
    </message>
    <message>
        <source>Let the head move, or one of the layers.</source>
        <translation>Den Kopf oder eine der Schichten trainieren.</translation>
    </message>
    <message>
        <source>Its parts are embeddings, layer.0 to layer.%1, and norms; the head is always trained unless freeze_head is set.</source>
        <translation>Seine Teile sind embeddings, layer.0 bis layer.%1 und norms; der Kopf wird immer trainiert, außer wenn freeze_head gesetzt ist.</translation>
    </message>
    <message>
        <source>The recipe trains the last %1 layers, but the model has %2</source>
        <translation>Das Rezept trainiert die letzten %1 Schichten, das Modell hat aber %2</translation>
    </message>
    <message>
        <source>Train at most %1.</source>
        <translation>Höchstens %1 trainieren.</translation>
    </message>
    <message>
        <source>The adapter&apos;s pattern “%1” cannot be read: %2</source>
        <translation>Das Muster „%1“ des Adapters ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Mend rank_pattern and alpha_pattern.</source>
        <translation>rank_pattern und alpha_pattern berichtigen.</translation>
    </message>
    <message>
        <source>Fold the adapter into its model with the program that made it (merge_and_unload), and open the result.</source>
        <translation>Den Adapter mit dem Programm, das ihn erzeugt hat, in sein Modell einrechnen (merge_and_unload) und das Ergebnis öffnen.</translation>
    </message>
    <message>
        <source>The adapter uses %1, which is not built</source>
        <translation>Der Adapter benutzt %1, was nicht eingebaut ist</translation>
    </message>
    <message>
        <source>The adapter began as “%1”, for which the weights below it were changed, too</source>
        <translation>Der Adapter wurde mit „%1“ begonnen, wobei auch die Gewichte unter ihm verändert wurden</translation>
    </message>
    <message>
        <source>The adapter is not PEFT&apos;s: its adapter_config.json names no peft_type (AdapterHub&apos;s files have the same name)</source>
        <translation>Der Adapter ist nicht von PEFT: Seine adapter_config.json nennt keinen peft_type (die Dateien von AdapterHub heißen genauso)</translation>
    </message>
    <message>
        <source>Adapters of the kind %1 cannot be read: only LORA and IA3</source>
        <translation>Adapter der Art %1 sind nicht lesbar: nur LORA und IA3</translation>
    </message>
    <message>
        <source>adapter_config.json has a value of the wrong type: %1</source>
        <translation>adapter_config.json enthält einen Wert vom falschen Typ: %1</translation>
    </message>
    <message>
        <source>The adapter holds %1, which is not built</source>
        <translation>Der Adapter enthält %1, was nicht eingebaut ist</translation>
    </message>
    <message>
        <source>The adapter holds %1, which the model does not have</source>
        <translation>Der Adapter enthält %1, was das Modell nicht hat</translation>
    </message>
    <message>
        <source>The adapter&apos;s %1 has another shape than the model&apos;s</source>
        <translation>%1 hat im Adapter eine andere Form als im Modell</translation>
    </message>
    <message>
        <source>The adapter changes a linear layer %1, which the model does not have</source>
        <translation>Der Adapter verändert eine lineare Schicht %1, die das Modell nicht hat</translation>
    </message>
    <message>
        <source>The adapter has only a part of what belongs to %1</source>
        <translation>Der Adapter enthält nur einen Teil von dem, was zu %1 gehört</translation>
    </message>
    <message>
        <source>The adapter&apos;s matrices for %1 do not fit: rank %2, layer of %3 inputs and %4 outputs</source>
        <translation>Die Matrizen des Adapters für %1 passen nicht: Rang %2, Schicht mit %3 Eingängen und %4 Ausgängen</translation>
    </message>
    <message>
        <source>The adapter&apos;s vector for %1 has %2 numbers, but the layer needs %3</source>
        <translation>Der Vektor des Adapters für %1 hat %2 Zahlen, die Schicht braucht aber %3</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>A LoRA or IA3 adapter in PEFT&apos;s layout (adapter_config.json, adapter_model.safetensors) that was made for this model. It is folded into the weights before tuning begins. Empty: none.</source>
        <translation>Ein LoRA- oder IA3-Adapter im PEFT-Format (adapter_config.json, adapter_model.safetensors), der für dieses Modell gemacht wurde. Er wird vor Beginn des Tunings in die Gewichte eingerechnet. Leer: keiner.</translation>
    </message>
    <message>
        <source>as the frozen ones say</source>
        <translation>nach den eingefrorenen</translation>
    </message>
    <message>
        <source>How the weights are allowed to move. Full tuning moves all of them: it learns most and needs most memory. The others move a part, or add something small beside the weights: less memory, smaller files, harder to overfit. The page of words below says what each of them does.</source>
        <translation>Wie sich die Gewichte bewegen dürfen. Volles Tuning bewegt alle: Es lernt am meisten und braucht am meisten Arbeitsspeicher. Die anderen Methoden bewegen einen Teil oder fügen neben den Gewichten etwas Kleines hinzu: weniger Arbeitsspeicher, kleinere Dateien, weniger Überanpassung. Die Seite mit Erklärungen unten sagt, was jede von ihnen tut.</translation>
    </message>
    <message>
        <source>On: what the model knows about single words stays as it is. Off: it may change too, which takes more memory and seldom helps.</source>
        <translation>Ein: Was das Modell über einzelne Wörter weiß, bleibt, wie es ist. Aus: Auch das darf sich ändern, was mehr Arbeitsspeicher braucht und selten hilft.</translation>
    </message>
    <message>
        <source>The first so many layers stay as they were pretrained. Higher: faster and less overfitting, but less can be learned. Lower: closer to full tuning.</source>
        <translation>So viele Schichten, von unten gezählt, bleiben, wie sie vortrainiert wurden. Höher: schneller und weniger Überanpassung, aber es kann weniger gelernt werden. Niedriger: näher am vollen Tuning.</translation>
    </message>
    <message>
        <source>Only the last layers</source>
        <translation>Nur die letzten Schichten</translation>
    </message>
    <message>
        <source>Above 0: the last so many layers move, and all below them stay as they are, whatever the two settings above say. Higher: closer to full tuning. Lower: faster and less overfitting. 0: the settings above decide.</source>
        <translation>Über 0: So viele Schichten, von oben gezählt, bewegen sich, und alle darunter bleiben, wie sie sind, gleich was die beiden Einstellungen oben sagen. Höher: näher am vollen Tuning. Niedriger: schneller und weniger Überanpassung. 0: Die Einstellungen oben entscheiden.</translation>
    </message>
    <message>
        <source>The parts that may move, for example layer.2, layer.3, or norms (all normalisation weights); the head always does, unless it is frozen. More parts: more can be learned, with more memory and more overfitting. Fewer: faster and steadier. Empty: the settings above decide. Clicking on the picture of the layers fills it in.</source>
        <translation>Die Teile, die sich bewegen dürfen, zum Beispiel layer.2, layer.3 oder norms (alle Gewichte der Normalisierung); der Kopf bewegt sich immer, außer wenn er eingefroren ist. Mehr Teile: Es kann mehr gelernt werden, mit mehr Arbeitsspeicher und mehr Überanpassung. Weniger: schneller und ruhiger. Leer: Die Einstellungen oben entscheiden. Ein Klick auf das Bild der Schichten füllt das Feld aus.</translation>
    </message>
    <message>
        <source>Freeze the head</source>
        <translation>Kopf einfrieren</translation>
    </message>
    <message>
        <source>On: the head stays as it is; sensible only for a model that was tuned for the same labels before. Off: it is trained, as a fresh head must be.</source>
        <translation>Ein: Der Kopf bleibt, wie er ist; sinnvoll nur bei einem Modell, das schon für dieselben Labels abgestimmt wurde. Aus: Er wird trainiert, was bei einem neuen Kopf nötig ist.</translation>
    </message>
    <message>
        <source>Rate from layer to layer</source>
        <translation>Rate von Schicht zu Schicht</translation>
    </message>
    <message>
        <source>Each layer learns so much slower than the one above it, because lower layers hold what is true of all texts. Lower: the lower layers hardly change; 0.9 is usual for large models. Higher: closer to the same rate everywhere. 1: the same rate for all.</source>
        <translation>Jede Schicht lernt um diesen Faktor langsamer als die darüber, denn die unteren Schichten enthalten, was für alle Texte gilt. Niedriger: Die unteren Schichten ändern sich kaum; üblich ist 0.9 bei großen Modellen. Höher: überall eher dieselbe Rate. 1: dieselbe Rate für alle.</translation>
    </message>
    <message>
        <source>Keep what frozen layers give</source>
        <translation>Ausgabe eingefrorener Schichten merken</translation>
    </message>
    <message>
        <source>On: what the frozen lowest layers make of each text is computed once, without dropout there, and kept in memory for all later epochs: much faster. Off: it is computed again each time. Automatic: on where only the head moves and it fits in a quarter of the free memory.</source>
        <translation>Ein: Was die eingefrorenen untersten Schichten aus jedem Text machen, wird nur einmal berechnet, dort ohne Dropout, und für alle späteren Epochen im Arbeitsspeicher behalten: viel schneller. Aus: Es wird jedes Mal neu berechnet. Automatisch: ein, wenn sich nur der Kopf bewegt und es in ein Viertel des freien Arbeitsspeichers passt.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>All layers move after (share of the run)</source>
        <translation>Alle Schichten bewegen sich ab (Anteil am Lauf)</translation>
    </message>
    <message>
        <source>Layers begin to move one after the other, the top one first, at even distances up to this share of the run. Higher: gentler, and more is done by the upper layers. Lower: sooner like full tuning. 0: all move from the first step.</source>
        <translation>Die Schichten beginnen nacheinander, sich zu bewegen, die oberste zuerst, in gleichen Abständen bis zu diesem Anteil des Laufs. Höher: sanfter, und die oberen Schichten leisten mehr. Niedriger: früher wie volles Tuning. 0: Alle bewegen sich vom ersten Schritt an.</translation>
    </message>
    <message>
        <source>Rate of a layer to the one below</source>
        <translation>Rate im Verhältnis zur Schicht darunter</translation>
    </message>
    <message>
        <source>Each layer learns so many times faster than the one below it. Higher: the lower layers hardly change. Lower: closer to the same rate everywhere. 1: the same rate for all; 2.6 is what the method&apos;s authors found best.</source>
        <translation>Jede Schicht lernt so viele Male schneller als die darunter. Höher: Die unteren Schichten ändern sich kaum. Niedriger: überall eher dieselbe Rate. 1: dieselbe Rate für alle; 2.6 fanden die Autoren der Methode am besten.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>How many directions each small matrix pair can move its layer in. Higher: more can be learned, with more parameters and more overfitting. Lower: smaller and steadier; 8 is usual.</source>
        <translation>In wie viele Richtungen jedes kleine Matrizenpaar seine Schicht bewegen kann. Höher: Es kann mehr gelernt werden, mit mehr Parametern und mehr Überanpassung. Niedriger: kleiner und ruhiger; üblich ist 8.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>How strongly the added matrices count: they are multiplied by alpha / rank. Higher: like a higher learning rate for them. Lower: gentler. Twice the rank is usual.</source>
        <translation>Wie stark die hinzugefügten Matrizen zählen: Sie werden mit Alpha / Rang multipliziert. Höher: wie eine höhere Lernrate für sie. Niedriger: sanfter. Üblich ist das Doppelte des Rangs.</translation>
    </message>
    <message>
        <source>Dropout before the added matrices</source>
        <translation>Dropout vor den hinzugefügten Matrizen</translation>
    </message>
    <message>
        <source>Share of their input that is switched off at random while training. Higher: less overfitting, slower learning. Lower: the reverse. 0: none.</source>
        <translation>Anteil ihrer Eingabe, der beim Training zufällig abgeschaltet wird. Höher: weniger Überanpassung, langsameres Lernen. Niedriger: umgekehrt. 0: keiner.</translation>
    </message>
    <message>
        <source>Scale by the root of the rank</source>
        <translation>Mit der Wurzel des Rangs skalieren</translation>
    </message>
    <message>
        <source>On: the added matrices are multiplied by alpha / √rank, which keeps large ranks learning (rsLoRA, Kalajdzievski 2023). Off: by alpha / rank, as usual.</source>
        <translation>Ein: Die hinzugefügten Matrizen werden mit Alpha / √Rang multipliziert, damit sie auch bei großem Rang gut lernen (rsLoRA, Kalajdzievski 2023). Aus: mit Alpha / Rang, wie üblich.</translation>
    </message>
    <message>
        <source>Learn sizes apart from directions (DoRA)</source>
        <translation>Größen getrennt von Richtungen lernen (DoRA)</translation>
    </message>
    <message>
        <source>On: the size of each output is a parameter of its own, and the added matrices turn its direction (DoRA, Liu et al. 2024): often a little better at small ranks, and slower. Off: plain LoRA.</source>
        <translation>Ein: Die Größe jeder Ausgabe ist ein eigener Parameter, und die hinzugefügten Matrizen drehen ihre Richtung (DoRA, Liu et al. 2024): bei kleinem Rang oft etwas besser, aber langsamer. Aus: einfaches LoRA.</translation>
    </message>
    <message>
        <source>Layers that get it</source>
        <translation>Betroffene Schichten</translation>
    </message>
    <message>
        <source>Ends of the names of linear layers, for example query, value; or all-linear for every linear layer of the body. More: more can be learned, with more memory. Fewer: smaller. Empty: what is usual for the method, queries and values for LoRA.</source>
        <translation>Enden der Namen linearer Schichten, zum Beispiel query, value; oder all-linear für jede lineare Schicht unter dem Kopf. Mehr: Es kann mehr gelernt werden, mit mehr Arbeitsspeicher. Weniger: kleiner. Leer: was für die Methode üblich ist, bei LoRA die Schichten für Anfragen (query) und Werte (value).</translation>
    </message>
    <message>
        <source>Frozen weights are kept in</source>
        <translation>Format eingefrorener Gewichte</translation>
    </message>
    <message>
        <source>NF4 keeps each frozen weight in about half a byte: an eighth of the memory, a little less exact. 8 bit keeps it in one byte: a quarter of the memory, nearly exact.</source>
        <translation>NF4 speichert jedes eingefrorene Gewicht in etwa einem halben Byte: ein Achtel des Arbeitsspeichers, etwas weniger genau. 8 Bit speichert es in einem Byte: ein Viertel des Arbeitsspeichers, fast genau.</translation>
    </message>
    <message>
        <source>4 bit (NF4)</source>
        <translation>4 Bit (NF4)</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>Added weights are kept in</source>
        <translation>Format hinzugefügter Gewichte</translation>
    </message>
    <message>
        <source>32 bit learns from the smallest steps. 16 bit halves the memory of the added weights and their gradients; very small steps are rounded away.</source>
        <translation>32 Bit lernt auch aus den kleinsten Schritten. 16 Bit halbiert den Arbeitsspeicher für die hinzugefügten Gewichte und ihre Gradienten; sehr kleine Schritte gehen beim Runden verloren.</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 Bit (bf16)</translation>
    </message>
    <message>
        <source>Width of the adapters</source>
        <translation>Breite der Adapter</translation>
    </message>
    <message>
        <source>Each adapter squeezes a layer&apos;s output through so many numbers. Higher: more can be learned, with more parameters. Lower: smaller and steadier; a twelfth to a quarter of the model&apos;s width is usual.</source>
        <translation>Jeder Adapter zwängt die Ausgabe einer Schicht durch so viele Zahlen. Höher: Es kann mehr gelernt werden, mit mehr Parametern. Niedriger: kleiner und ruhiger; üblich ist ein Zwölftel bis ein Viertel der Breite des Modells.</translation>
    </message>
    <message>
        <source>Length of the prefix</source>
        <translation>Länge des Präfixes</translation>
    </message>
    <message>
        <source>So many learned positions stand before every text, in each attention. Higher: more can be learned, slower. Lower: smaller; 10 to 30 is usual.</source>
        <translation>So viele gelernte Positionen stehen in jeder Aufmerksamkeit vor jedem Text. Höher: Es kann mehr gelernt werden, aber langsamer. Niedriger: kleiner; üblich ist 10 bis 30.</translation>
    </message>
    <message>
        <source>The model that the run began with is no longer the same: its weights have changed</source>
        <translation>Das Modell, mit dem der Lauf begann, ist nicht mehr dasselbe: Seine Gewichte haben sich geändert</translation>
    </message>
    <message>
        <source>Put the model&apos;s files back as they were, or start a new run.</source>
        <translation>Die Dateien des Modells wiederherstellen oder einen neuen Lauf beginnen.</translation>
    </message>
    <message>
        <source>Parameters that learn</source>
        <translation>Parameter, die lernen</translation>
    </message>
    <message>
        <source>Size of the result</source>
        <translation>Größe des Ergebnisses</translation>
    </message>
    <message>
        <source>Time of training</source>
        <translation>Zeit des Trainings</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>Speicher höchstens</translation>
    </message>
    <message>
        <source>Loss on general texts, before</source>
        <translation>Verlust auf allgemeinen Texten, vorher</translation>
    </message>
    <message>
        <source>Loss on general texts, after</source>
        <translation>Verlust auf allgemeinen Texten, nachher</translation>
    </message>
    <message>
        <source>Forgotten: rise of that loss</source>
        <translation>Vergessen: Anstieg dieses Verlusts</translation>
    </message>
    <message>
        <source>A race needs methods</source>
        <translation>Ein Wettlauf braucht Methoden</translation>
    </message>
    <message>
        <source>Choose at least one; two or more can be compared.</source>
        <translation>Mindestens eine wählen; ab zweien lässt sich vergleichen.</translation>
    </message>
    <message>
        <source>A race has at most %1 entries</source>
        <translation>Ein Wettlauf hat höchstens %1 Teilnehmer</translation>
    </message>
    <message>
        <source>Choose fewer methods.</source>
        <translation>Weniger Methoden wählen.</translation>
    </message>
    <message>
        <source>“%1” cannot take part in a race</source>
        <translation>„%1“ kann an keinem Wettlauf teilnehmen</translation>
    </message>
    <message>
        <source>Choose of these: %1.</source>
        <translation>Eine von diesen wählen: %1.</translation>
    </message>
    <message>
        <source>There are two entries called “%1”</source>
        <translation>Zwei Teilnehmer heißen „%1“</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Nur der Kopf</translation>
    </message>
    <message>
        <source>The whole model stays as it was pretrained; only the new head on top learns.</source>
        <translation>Das ganze Modell bleibt, wie es vortrainiert wurde; nur der neue Kopf darüber lernt.</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>The last layer and the head learn, and all below them stays.</source>
        <translation>Die letzte Schicht und der Kopf lernen, alles darunter bleibt.</translation>
    </message>
    <message>
        <source>The folder of a race must be new or empty</source>
        <translation>Der Ordner eines Wettlaufs muss neu oder leer sein</translation>
    </message>
    <message>
        <source>Choose another one, or go on with the race that is there.</source>
        <translation>Einen anderen wählen oder den vorhandenen Wettlauf fortsetzen.</translation>
    </message>
    <message>
        <source>There is no race in this folder: it has no race.json</source>
        <translation>In diesem Ordner liegt kein Wettlauf: Die Datei race.json fehlt</translation>
    </message>
    <message>
        <source>Choose the folder of a race.</source>
        <translation>Den Ordner eines Wettlaufs wählen.</translation>
    </message>
    <message>
        <source>The file of this race is damaged</source>
        <translation>Die Datei dieses Wettlaufs ist beschädigt</translation>
    </message>
    <message>
        <source>It needs a name, a recipe and 1 to %1 entries.</source>
        <translation>Sie braucht einen Namen, ein Rezept und 1 bis %1 Teilnehmer.</translation>
    </message>
    <message>
        <source>This race was written by another version of Etude</source>
        <translation>Dieser Wettlauf stammt von einer anderen Version von Etude</translation>
    </message>
    <message>
        <source>Open it with that one.</source>
        <translation>Mit jener öffnen.</translation>
    </message>
    <message>
        <source>What is in this folder is not the run of the race</source>
        <translation>Was in diesem Ordner liegt, ist nicht der Lauf des Wettlaufs</translation>
    </message>
    <message>
        <source>Move it away, and go on with the race.</source>
        <translation>Es wegräumen und den Wettlauf fortsetzen.</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>steht aus</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>The way of tuning, and what was chosen for it</source>
        <translation>Die Art zu tunen und was für sie gewählt wurde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>How far its run is</source>
        <translation>Wie weit der Lauf ist</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Parameters that learn, and their share of all there are with the method</source>
        <translation>Parameter, die lernen, und ihr Anteil an allen, die es mit der Methode gibt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What is kept on disk for this task: the adapter where the method writes one, else the model</source>
        <translation>Was für diese Aufgabe auf der Platte bleibt: der Adapter, wo die Methode einen schreibt, sonst das Modell</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Training alone, without reading, loading and judging</source>
        <translation>Nur das Training, ohne Lesen, Laden und Beurteilen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The most that tensors took while it trained</source>
        <translation>Was Tensoren während des Trainings höchstens belegten</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>On the rows that it was judged on; behind it, the range that holds it with 95 % certainty</source>
        <translation>Auf den Zeilen, an denen beurteilt wurde; dahinter der Bereich, in dem sie mit 95 % Sicherheit liegt</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>The lowest on the validation rows</source>
        <translation>Der niedrigste auf den Validierungszeilen</translation>
    </message>
    <message>
        <source>General text</source>
        <translation>Allgemeiner Text</translation>
    </message>
    <message>
        <source>Loss of the language model on general texts, before and after tuning: a rise is what was forgotten</source>
        <translation>Verlust des Sprachmodells auf allgemeinen Texten, vor und nach dem Tuning: Ein Anstieg ist, was vergessen wurde</translation>
    </message>
    <message>
        <source>Measuring what was forgotten</source>
        <translation>Es wird gemessen, was vergessen wurde</translation>
    </message>
    <message>
        <source>Measure what is forgotten</source>
        <translation>Messen, was vergessen wird</translation>
    </message>
    <message>
        <source>Asks the language model that the tuned model came from about general texts, before and after tuning: how much worse it has become is what tuning made it forget. On: half a minute more for a model of BERT&apos;s size. Off: this is left out.</source>
        <translation>Fragt das Sprachmodell, aus dem das getunte Modell entstand, vor und nach dem Tuning nach allgemeinen Texten: Um wie viel es schlechter geworden ist, hat das Tuning es vergessen lassen. An: eine halbe Minute mehr bei einem Modell von BERTs Größe. Aus: Das entfällt.</translation>
    </message>
    <message>
        <source>The weights stay frozen; beside some of them lie two thin matrices whose product is added to what the weight gives. Only they learn, and at first they add nothing. At the end they can be folded into the weights, so the tuned model is as fast as before.</source>
        <translation>Die Gewichte bleiben eingefroren; neben einigen von ihnen liegen zwei schmale Matrizen, deren Produkt zu dem hinzukommt, was das Gewicht liefert. Nur sie lernen, und anfangs fügen sie nichts hinzu. Am Ende lassen sie sich in die Gewichte einrechnen, sodass das abgestimmte Modell so schnell ist wie zuvor.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoRA that learns the sizes of the weights apart from their directions.</source>
        <translation>LoRA, das die Größen der Gewichte getrennt von ihren Richtungen lernt.</translation>
    </message>
</context>
<context>
    <name>etude::AlarmCard</name>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>An alarm is raised when drift, mean confidence or the share of doubtful answers of the newest predictions leaves the limits that are set below on this page. It is over when they are back.</source>
        <translation>Alarm wird ausgelöst, wenn die Drift, die mittlere Sicherheit oder der Anteil zweifelhafter Antworten bei den neuesten Vorhersagen die Grenzen verlässt, die unten auf dieser Seite eingestellt sind. Er ist vorbei, wenn sie wieder eingehalten werden.</translation>
    </message>
    <message>
        <source>There has been no alarm.</source>
        <translation>Es gab noch keinen Alarm.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>over since %1</source>
        <translation>vorbei seit %1</translation>
    </message>
    <message>
        <source>still so</source>
        <translation>dauert an</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Als gesehen markieren</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Alle als gesehen markieren</translation>
    </message>
    <message>
        <source>%1, seen</source>
        <translation>%1, gesehen</translation>
    </message>
</context>
<context>
    <name>etude::BarChart</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>etude::BatchCard</name>
    <message>
        <source>a sign added by the tokenizer</source>
        <translation>ein vom Tokenizer hinzugefügtes Zeichen</translation>
    </message>
    <message>
        <source>a word, or the beginning of one</source>
        <translation>ein Wort oder der Anfang eines Wortes</translation>
    </message>
    <message>
        <source>the word before goes on</source>
        <translation>das Wort davor geht weiter</translation>
    </message>
    <message>
        <source>not in the vocabulary</source>
        <translation>nicht im Vokabular</translation>
    </message>
    <message>
        <source>cut off: the model does not read it</source>
        <translation>abgeschnitten: Das Modell liest es nicht</translation>
    </message>
    <message>
        <source>padding: fills the row up, the model skips it</source>
        <translation>Füllung: füllt die Zeile auf, das Modell überspringt sie</translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation>Wie das Modell es sieht</translation>
    </message>
    <message>
        <source>Next batch</source>
        <translation>Nächster Batch</translation>
    </message>
    <message>
        <source>The model learns from one batch after the other; after each, it changes its weights once.</source>
        <translation>Das Modell lernt aus einem Batch nach dem anderen; nach jedem ändert es seine Gewichte einmal.</translation>
    </message>
    <message>
        <source>Tokens of the batch</source>
        <translation>Tokens des Batches</translation>
    </message>
    <message>
        <source>The texts are being turned into tokens…</source>
        <translation>Die Texte werden in Tokens umgewandelt…</translation>
    </message>
    <message>
        <source>A batch appears here when data and model have been read.</source>
        <translation>Hier erscheint ein Batch, wenn Daten und Modell gelesen sind.</translation>
    </message>
    <message>
        <source>Batch %1 of the %2 of the first epoch: %3 texts, padded to %4 tokens; %5 of the positions are padding.</source>
        <translation>Batch %1 von %2 der ersten Epoche: %3 Texte, auf %4 Tokens aufgefüllt; %5 der Positionen sind Füllung.</translation>
    </message>
    <message>
        <source>Texts of like length are put together, so that little is padding.</source>
        <translation>Texte ähnlicher Länge werden zusammengelegt, damit wenig Füllung nötig ist.</translation>
    </message>
    <message>
        <source>Made of the first %1 training rows only.</source>
        <translation>Nur aus den ersten %1 Trainingszeilen gebildet.</translation>
    </message>
    <message>
        <source>Texts being turned into tokens</source>
        <translation>Texte werden in Tokens zerlegt</translation>
    </message>
    <message>
        <source>Show a batch</source>
        <translation>Einen Batch zeigen</translation>
    </message>
    <message>
        <source>You have stopped this: no batch is shown.</source>
        <translation>Sie haben das abgebrochen: Es wird kein Batch gezeigt.</translation>
    </message>
    <message>
        <source>at the last position, because it reads from left to right and has seen the whole text only there</source>
        <translation>an der letzten Stelle, denn es liest von links nach rechts und hat erst dort den ganzen Text gesehen</translation>
    </message>
    <message>
        <source>at the first position</source>
        <translation>an der ersten Stelle</translation>
    </message>
    <message>
        <source>Loss is the number that training makes smaller. In classification only the label carries loss: the model reads the whole row, gives its answer %1, and the loss says how far that answer is from the label in the first column. The tokens themselves are never predicted here.</source>
        <translation>Der Verlust ist die Zahl, die das Training kleiner macht. Bei der Klassifikation bringt nur das Label Verlust: Das Modell liest die ganze Zeile, gibt seine Antwort %1, und der Verlust sagt, wie weit diese Antwort vom Label in der ersten Spalte entfernt ist. Die Tokens selbst werden hier nie vorhergesagt.</translation>
    </message>
</context>
<context>
    <name>etude::BatchLegend</name>
    <message>
        <source>the last position of a text: its output feeds the classifier, which gives the answer</source>
        <translation>die letzte Stelle eines Textes: Was dort herauskommt, geht in den Klassifikator, der die Antwort gibt</translation>
    </message>
    <message>
        <source>a sign that the tokenizer adds, here for the beginning of a text</source>
        <translation>ein Zeichen, das der Tokenizer hinzufügt, hier für den Anfang eines Textes</translation>
    </message>
    <message>
        <source>the first position: its output feeds the classifier, which gives the answer</source>
        <translation>die erste Stelle: Was dort herauskommt, geht in den Klassifikator, der die Antwort gibt</translation>
    </message>
    <message>
        <source>a sign that the tokenizer adds, here for the end of a text</source>
        <translation>ein Zeichen, das der Tokenizer hinzufügt, hier für das Ende eines Textes</translation>
    </message>
    <message>
        <source>a word that the vocabulary knows, or the beginning of one</source>
        <translation>ein Wort, das das Vokabular kennt, oder der Anfang eines Wortes</translation>
    </message>
    <message>
        <source>a piece: the word before it goes on</source>
        <translation>ein Stück: Das Wort davor geht weiter</translation>
    </message>
    <message>
        <source>something that the vocabulary does not know</source>
        <translation>etwas, das das Vokabular nicht kennt</translation>
    </message>
    <message>
        <source>padding: makes all rows of a batch equally long, and is skipped</source>
        <translation>Auffüllung: macht alle Zeilen eines Batches gleich lang und wird übersprungen</translation>
    </message>
    <message>
        <source>cut off: beyond the longest text that the model may read</source>
        <translation>abgeschnitten: jenseits des längsten Textes, den das Modell lesen darf</translation>
    </message>
</context>
<context>
    <name>etude::BatchModel</name>
    <message>
        <source>The right answer for this row, “%1”. The loss compares it with what the model says.</source>
        <translation>Die richtige Antwort für diese Zeile: „%1“. Der Verlust vergleicht sie mit dem, was das Modell sagt.</translation>
    </message>
    <message>
        <source>%1: number %2 of the vocabulary, %3</source>
        <translation>%1: Nummer %2 des Vokabulars, %3</translation>
    </message>
    <message>
        <source>%1. What the model makes of this position decides the answer.</source>
        <translation>%1. Was das Modell aus dieser Position macht, entscheidet die Antwort.</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>%1 more tokens are cut off</source>
        <translation>%1 weitere Tokens sind abgeschnitten</translation>
    </message>
    <message>
        <source>Line of the file</source>
        <translation>Zeile der Datei</translation>
    </message>
    <message>
        <source>The label: the only thing here that carries loss</source>
        <translation>Das Label: das Einzige hier, was zum Verlust beiträgt</translation>
    </message>
    <message>
        <source>Position %1</source>
        <translation>Position %1</translation>
    </message>
    <message>
        <source>Beyond what the model reads</source>
        <translation>Jenseits dessen, was das Modell liest</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>Richtige Antwort</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>gekürzt</translation>
    </message>
</context>
<context>
    <name>etude::BusyRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>etude::Card</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
</context>
<context>
    <name>etude::Chart</name>
    <message>
        <source>Fit</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show everything again (double click)</source>
        <translation>Wieder alles zeigen (Doppelklick)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The values of this chart as a table</source>
        <translation>Die Werte dieses Diagramms als Tabelle</translation>
    </message>
    <message>
        <source>%1, values</source>
        <translation>%1, Werte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saves this chart as a picture or as a table</source>
        <translation>Speichert dieses Diagramm als Bild oder als Tabelle</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>„%1“ speichern</translation>
    </message>
    <message>
        <source>“%1” as a table</source>
        <translation>„%1“ als Tabelle</translation>
    </message>
</context>
<context>
    <name>etude::ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>etude::CodeBox</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>etude::ComparisonTab</name>
    <message>
        <source>The untuned model was not judged in this run. Switch on “Compare with the untuned model” and tune again to compare row by row.</source>
        <translation>Das nicht abgestimmte Modell wurde in diesem Lauf nicht beurteilt. Für einen Vergleich Zeile für Zeile „Mit dem nicht abgestimmten Modell vergleichen“ einschalten und noch einmal abstimmen.</translation>
    </message>
    <message>
        <source>Texts on which the models differ</source>
        <translation>Texte, bei denen sich die Modelle unterscheiden</translation>
    </message>
    <message>
        <source>Who is right where?</source>
        <translation>Wer liegt wo richtig?</translation>
    </message>
    <message>
        <source>Both models right</source>
        <translation>Beide Modelle richtig</translation>
    </message>
    <message>
        <source>Only the tuned model right</source>
        <translation>Nur das abgestimmte Modell richtig</translation>
    </message>
    <message>
        <source>Only the untuned model right</source>
        <translation>Nur das nicht abgestimmte Modell richtig</translation>
    </message>
    <message>
        <source>Both models wrong</source>
        <translation>Beide Modelle falsch</translation>
    </message>
    <message>
        <source>Shows these texts below</source>
        <translation>Zeigt diese Texte darunter</translation>
    </message>
    <message>
        <source>Texts on which both are right, or both are wrong, say nothing about which is better; the test looks only at the others.</source>
        <translation>Texte, bei denen beide richtig oder beide falsch liegen, sagen nichts darüber, welches besser ist; der Test betrachtet nur die anderen.</translation>
    </message>
    <message>
        <source>Ask both models</source>
        <translation>Beide Modelle fragen</translation>
    </message>
    <message>
        <source>Text for both models</source>
        <translation>Text für beide Modelle</translation>
    </message>
    <message>
        <source>Type a text and see what tuning has changed</source>
        <translation>Text eingeben und sehen, was das Tuning geändert hat</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>Beide fragen</translation>
    </message>
    <message>
        <source>Before tuning</source>
        <translation>Vor dem Tuning</translation>
    </message>
    <message>
        <source>After tuning</source>
        <translation>Nach dem Tuning</translation>
    </message>
    <message>
        <source>Asking both models…</source>
        <translation>Beide Modelle werden gefragt…</translation>
    </message>
    <message>
        <source>Second text for both models</source>
        <translation>Zweiter Text für beide Modelle</translation>
    </message>
    <message>
        <source>Second text of the pair</source>
        <translation>Zweiter Text des Paars</translation>
    </message>
</context>
<context>
    <name>etude::ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Answer of the model</source>
        <translation>Antwort des Modells</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>Wahres Label</translation>
    </message>
</context>
<context>
    <name>etude::ConfusionModel</name>
    <message>
        <source>%1 of %2 texts that are “%3” were called “%4” (%5 %)</source>
        <translation>%1 von %2 Texten mit dem Label „%3“ wurden „%4“ genannt (%5 %)</translation>
    </message>
    <message>
        <source>%1 of %2 right.</source>
        <translation>%1 von %2 richtig.</translation>
    </message>
    <message>
        <source> Most frequent mistake: “%1” called “%2”, %3 times.</source>
        <translation> Häufigster Fehler: „%1“ wurde „%2“ genannt, %3-mal.</translation>
    </message>
</context>
<context>
    <name>etude::ControlList</name>
    <message>
        <source>Settings that the lesson locks or hides</source>
        <translation>Einstellungen, die die Lektion sperrt oder verbirgt</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>%1: locked</source>
        <translation>%1: gesperrt</translation>
    </message>
    <message>
        <source>%1: hidden</source>
        <translation>%1: verborgen</translation>
    </message>
</context>
<context>
    <name>etude::CorrectionDelegate</name>
    <message>
        <source>as answered</source>
        <translation>wie geantwortet</translation>
    </message>
    <message>
        <source>Correct label of row %1</source>
        <translation>Richtiges Label von Zeile %1</translation>
    </message>
</context>
<context>
    <name>etude::CurveChart</name>
    <message>
        <source>Training steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>Logarithmic axis: equal distances are equal factors, so that small values are told apart</source>
        <translation>Logarithmische Achse: Gleiche Abstände sind gleiche Faktoren, sodass sich kleine Werte unterscheiden lassen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>How strongly the moving average smooths: stronger shows the trend, weaker the detail</source>
        <translation>Wie stark der gleitende Mittelwert glättet: Stärker zeigt den Verlauf, schwächer die Einzelheiten</translation>
    </message>
    <message>
        <source>Not smoothed</source>
        <translation>Ungeglättet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>lowest to highest</source>
        <translation>niedrigster bis höchster</translation>
    </message>
    <message>
        <source>Best checkpoint</source>
        <translation>Bester Checkpoint</translation>
    </message>
    <message>
        <source>%1 went from %2 to %3 over %4 steps.</source>
        <translation>%1: in %4 Schritten von %2 auf %3.</translation>
    </message>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>Step %1, epoch %2</source>
        <translation>Schritt %1, Epoche %2</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>lowest, highest</source>
        <translation>niedrigster, höchster</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (step %2)</source>
        <translation>%1 (Schritt %2)</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Log-Achse</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, geglättet</translation>
    </message>
    <message>
        <source>mean of neighbouring steps</source>
        <translation>Mittel benachbarter Schritte</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>jeder Schritt</translation>
    </message>
</context>
<context>
    <name>etude::CurvesTab</name>
    <message>
        <source>This run was judged by an older version, which did not keep probabilities. Tune the model again to see its curves.</source>
        <translation>Dieser Lauf wurde von einer älteren Version beurteilt, die keine Wahrscheinlichkeiten aufbewahrt hat. Das Modell noch einmal abstimmen, um seine Kurven zu sehen.</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC-Kurve</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Precision und Recall</translation>
    </message>
    <message>
        <source>For every threshold: how many texts of the label are found (up), and how many others are taken for it (right). A curve along the upper left corner is perfect; the dotted line is guessing.</source>
        <translation>Für jede Schwelle: wie viele Texte des Labels gefunden werden (nach oben) und wie viele andere dafür gehalten werden (nach rechts). Eine Kurve entlang der linken oberen Ecke ist perfekt; die gepunktete Linie ist geraten.</translation>
    </message>
    <message>
        <source>The more texts of the label are to be found (right), the more of the answers are wrong (down). Where a label is rare, this says more than the ROC curve.</source>
        <translation>Je mehr Texte des Labels gefunden werden sollen (nach rechts), desto mehr Antworten sind falsch (nach unten). Wo ein Label selten ist, sagt das mehr als die ROC-Kurve.</translation>
    </message>
    <message>
        <source>Can its confidence be trusted?</source>
        <translation>Ist seiner Sicherheit zu trauen?</translation>
    </message>
    <message>
        <source>The label that counts as found. All other labels together are “the others”.</source>
        <translation>Das Label, das als gefunden gilt. Alle anderen Labels zusammen sind „die anderen“.</translation>
    </message>
    <message>
        <source>What is looked for (the positive label):</source>
        <translation>Was gesucht wird (das positive Label):</translation>
    </message>
    <message>
        <source>Label against all others:</source>
        <translation>Label gegen alle anderen:</translation>
    </message>
    <message>
        <source>Positive label</source>
        <translation>Positives Label</translation>
    </message>
    <message>
        <source>Label of the curves</source>
        <translation>Label der Kurven</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Of the answers that the model is 80 % sure of, 80 % should be right: then the bar ends at the dotted line. The hatched gap is by how much its confidence is off. The expected calibration error is the mean gap, weighted by the answers. The number above a bar says how many answers it stands for.</source>
        <translation>Von den Antworten, deren sich das Modell zu 80 % sicher ist, sollten 80 % richtig sein: Dann endet der Balken an der gepunkteten Linie. Der schraffierte Abstand ist, um wie viel seine Sicherheit danebenliegt. Der erwartete Kalibrierungsfehler ist der mittlere Abstand, gewichtet nach den Antworten. Die Zahl über einem Balken sagt, für wie viele Antworten er steht.</translation>
    </message>
</context>
<context>
    <name>etude::DataFilesForm</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Data (*.csv *.tsv *.tab *.txt *.json *.jsonl *.ndjson);;All files (*)</source>
        <translation>Daten (*.csv *.tsv *.tab *.txt *.json *.jsonl *.ndjson);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Hinzufügen: %1</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>Leeren: %1</translation>
    </message>
    <message>
        <source>Takes the file away from the plan; the file itself stays on the disk.</source>
        <translation>Nimmt die Datei aus dem Plan; die Datei selbst bleibt auf dem Datenträger.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none: a part of the data file is set aside</source>
        <translation>keine: Ein Teil der Datendatei wird abgezweigt</translation>
    </message>
</context>
<context>
    <name>etude::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Choose the examples that the model learns from, and see how they are read, cleaned and split.</source>
        <translation>Die Beispiele wählen, aus denen das Modell lernt, und sehen, wie sie gelesen, bereinigt und aufgeteilt werden.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>label, then text</source>
        <translation>Label, dann Text</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatisch (%1)</translation>
    </message>
    <message>
        <source>Reading… %1 %</source>
        <translation>Wird gelesen… %1 %</translation>
    </message>
    <message>
        <source>Built-in reviews</source>
        <translation>Eingebaute Rezensionen</translation>
    </message>
    <message>
        <source>Short reviews of everyday things, positive or negative, that come with the program.</source>
        <translation>Kurze Rezensionen alltäglicher Dinge, positiv oder negativ, die zum Programm gehören.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation>Wie die Datei gelesen wird</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Daten öffnen</translation>
    </message>
    <message>
        <source>Built-in %1</source>
        <translation>Eingebaut: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>This file could not be read.</source>
        <translation>Diese Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>delimiter: %1</source>
        <translation>Trennzeichen: %1</translation>
    </message>
    <message>
        <source>names in the first row</source>
        <translation>Namen in der ersten Zeile</translation>
    </message>
    <message>
        <source>no names in the first row</source>
        <translation>keine Namen in der ersten Zeile</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Strich |</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>ein Beispiel</translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation>Namen der Spalten</translation>
    </message>
    <message>
        <source>Already an example</source>
        <translation>Schon ein Beispiel</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>a folder of texts for each label</source>
        <translation>ein Ordner mit Texten für jedes Label</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Dateien öffnen…</translation>
    </message>
    <message>
        <source>A folder with a folder of text files for each label, or with tables called train, validation and test.</source>
        <translation>Ein Ordner, der für jedes Label einen Ordner mit Textdateien enthält oder Tabellen namens train, validation und test.</translation>
    </message>
    <message>
        <source>CSV, TSV, JSON or JSON Lines with a text and a label in each row. Several files are combined; those called validation or test are used as such. You can also drop files on the window.</source>
        <translation>CSV, TSV, JSON oder JSON Lines mit einem Text und einem Label in jeder Zeile. Mehrere Dateien werden zusammengefügt; solche namens validation oder test werden als solche benutzt. Sie können Dateien auch auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Die Daten werden gelesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Open a folder of data</source>
        <translation>Einen Ordner mit Daten öffnen</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>Sorting the rows</source>
        <translation>Die Zeilen werden sortiert</translation>
    </message>
    <message>
        <source>%1 of %2 rows used</source>
        <translation>%1 von %2 Zeilen verwendet</translation>
    </message>
</context>
<context>
    <name>etude::DriftPanel</name>
    <message>
        <source>large shift</source>
        <translation>stark verschoben</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>stabil</translation>
    </message>
    <message>
        <source>Text length (tokens)</source>
        <translation>Textlänge (Tokens)</translation>
    </message>
    <message>
        <source>Share of unknown words</source>
        <translation>Anteil unbekannter Wörter</translation>
    </message>
    <message>
        <source>Confidence of the answers</source>
        <translation>Sicherheit der Antworten</translation>
    </message>
    <message>
        <source>Labels answered</source>
        <translation>Geantwortete Labels</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Unknown words</source>
        <translation>Unbekannte Wörter</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Drift against the training data</source>
        <translation>Drift gegenüber den Trainingsdaten</translation>
    </message>
    <message>
        <source>Drift per feature</source>
        <translation>Drift je Merkmal</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Share of texts (%)</source>
        <translation>Anteil der Texte (%)</translation>
    </message>
    <message>
        <source>Fewer than %1 predictions: chance alone can look like drift.</source>
        <translation>Weniger als %1 Vorhersagen: Schon der Zufall kann wie Drift aussehen.</translation>
    </message>
    <message>
        <source>%1: %2, %3. %4</source>
        <translation>%1: %2, %3. %4</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>Last predictions</source>
        <translation>Letzte Vorhersagen</translation>
    </message>
    <message>
        <source>%1: %2 now, %3 in training</source>
        <translation>%1: %2 jetzt, %3 im Training</translation>
    </message>
    <message>
        <source>No range has moved by more than a hundredth.</source>
        <translation>Kein Bereich hat sich um mehr als ein Hundertstel verschoben.</translation>
    </message>
    <message>
        <source>Moved most: %1.</source>
        <translation>Am stärksten verschoben: %1.</translation>
    </message>
    <message>
        <source>The population stability index (PSI) compares how often each range of a value comes up now with how often it did in training: 0 means just as often, and it grows with every range that has become more or less frequent. Measured over the last %1 predictions; below %2 is steady, from %3 on a large shift.</source>
        <translation>Der Populationsstabilitätsindex (PSI) vergleicht, wie oft jeder Bereich eines Wertes jetzt vorkommt und wie oft er im Training vorkam: 0 bedeutet gleich oft, und er wächst mit jedem Bereich, der häufiger oder seltener geworden ist. Gemessen über die letzten %1 Vorhersagen; unter %2 ist stabil, ab %3 eine große Verschiebung.</translation>
    </message>
    <message>
        <source>For instance (%1): %2</source>
        <translation>Zum Beispiel (%1): %2</translation>
    </message>
</context>
<context>
    <name>etude::EndpointCard</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Command that asks the endpoint</source>
        <translation>Befehl, der den Endpunkt fragt</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Start endpoint</source>
        <translation>Endpunkt starten</translation>
    </message>
    <message>
        <source>Stop endpoint</source>
        <translation>Endpunkt stoppen</translation>
    </message>
    <message>
        <source>Listening on &lt;a href=&quot;http://127.0.0.1:%1&quot;&gt;http://127.0.0.1:%1&lt;/a&gt;</source>
        <translation>Lauscht auf &lt;a href=&quot;http://127.0.0.1:%1&quot;&gt;http://127.0.0.1:%1&lt;/a&gt;</translation>
    </message>
    <message>
        <source>The tuned model is being loaded…</source>
        <translation>Das abgestimmte Modell wird geladen…</translation>
    </message>
    <message>
        <source>Lets other programs on this computer ask the model over HTTP.</source>
        <translation>Lässt andere Programme auf diesem Rechner das Modell über HTTP fragen.</translation>
    </message>
</context>
<context>
    <name>etude::EnvironmentPage</name>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>See what this machine can do, and what the planned run will need of it.</source>
        <translation>Sehen, was dieser Rechner kann und was der geplante Lauf von ihm braucht.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copies what is known about this machine and this recipe, for a report.</source>
        <translation>Kopiert, was über diesen Rechner und dieses Rezept bekannt ist, für eine Fehlermeldung.</translation>
    </message>
    <message>
        <source>Where and how it runs</source>
        <translation>Wo und wie gerechnet wird</translation>
    </message>
    <message>
        <source>Automatic (a GPU if there is one)</source>
        <translation>Automatisch (eine GPU, falls vorhanden)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Copied to the clipboard</source>
        <translation>In die Zwischenablage kopiert</translation>
    </message>
</context>
<context>
    <name>etude::EvaluationPage</name>
    <message>
        <source>Go to Tuning</source>
        <translation>Zum Tuning</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <source>The run is still going on</source>
        <translation>Der Lauf ist noch im Gange</translation>
    </message>
    <message>
        <source>The evaluation is made at its end, on texts that played no part in the tuning.</source>
        <translation>Die Auswertung entsteht an seinem Ende, mit Texten, die beim Tuning keine Rolle gespielt haben.</translation>
    </message>
    <message>
        <source>This run has no evaluation</source>
        <translation>Dieser Lauf hat keine Auswertung</translation>
    </message>
    <message>
        <source>It was stopped, interrupted or failed before the evaluation. Resume it, or start a new run and let it finish.</source>
        <translation>Er wurde vor der Auswertung gestoppt oder unterbrochen oder ist fehlgeschlagen. Setzen Sie ihn fort oder starten Sie einen neuen Lauf und lassen Sie ihn zu Ende laufen.</translation>
    </message>
    <message>
        <source>Nothing to judge yet</source>
        <translation>Noch nichts zu beurteilen</translation>
    </message>
    <message>
        <source>Tune a model first: when the run is done, its scores, mistakes and baselines appear here.</source>
        <translation>Stimmen Sie zuerst ein Modell ab: Ist der Lauf fertig, erscheinen hier seine Werte, Fehler und Vergleichswerte.</translation>
    </message>
    <message>
        <source>The evaluation cannot be read</source>
        <translation>Die Auswertung ist nicht lesbar</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>How good the tuned model is on texts it has not seen.</source>
        <translation>Wie gut das abgestimmte Modell bei Texten ist, die es nicht gesehen hat.</translation>
    </message>
    <message>
        <source>Parts of the evaluation</source>
        <translation>Teile der Auswertung</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>The scores beside their baselines</source>
        <translation>Die Ergebnisse neben ihren Vergleichswerten</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Which label was taken for which, and the texts behind it</source>
        <translation>Welches Label wofür gehalten wurde, und die Texte dahinter</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>What the probabilities are worth, and a threshold to try</source>
        <translation>Was die Wahrscheinlichkeiten wert sind, und eine Schwelle zum Ausprobieren</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Which words an answer was made of</source>
        <translation>Aus welchen Wörtern eine Antwort entstanden ist</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>The tuned model against the untuned one, text by text</source>
        <translation>Das abgestimmte Modell gegen das nicht abgestimmte, Text für Text</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>Whether some texts are treated worse than others</source>
        <translation>Ob manche Texte schlechter behandelt werden als andere</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Save the report as HTML…</source>
        <translation>Bericht als HTML speichern…</translation>
    </message>
    <message>
        <source>Save the report as PDF…</source>
        <translation>Bericht als PDF speichern…</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>Bericht als PDF speichern</translation>
    </message>
    <message>
        <source>Save the report as HTML</source>
        <translation>Bericht als HTML speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>The report is written</source>
        <translation>Der Bericht ist geschrieben</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>etude::ExperimentEditor</name>
    <message>
        <source>Each run is carried out with the lesson&apos;s settings, except for those changed here. With two or more runs that differ in one setting, learners see what that setting does. A step offers a run with its “Button that runs”.</source>
        <translation>Jeder Lauf wird mit den Einstellungen der Lektion ausgeführt, außer den hier geänderten. Bei zwei oder mehr Läufen, die sich in einer Einstellung unterscheiden, sehen die Lernenden, was diese Einstellung bewirkt. Ein Schritt bietet einen Lauf mit seinem „Knopf für den Lauf“ an.</translation>
    </message>
    <message>
        <source>Runs of the lesson</source>
        <translation>Läufe der Lektion</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>Lauf hinzufügen</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>Lauf entfernen</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Settings that differ in this run</source>
        <translation>Einstellungen, die in diesem Lauf anders sind</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Setting to be changed in this run</source>
        <translation>Einstellung, die in diesem Lauf geändert wird</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change this setting in the run</source>
        <translation>Diese Einstellung im Lauf ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the marked setting from the run</source>
        <translation>Die markierte Einstellung aus dem Lauf entfernen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 in this run</source>
        <translation>%1 in diesem Lauf</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
</context>
<context>
    <name>etude::ExportPage</name>
    <message>
        <source>There is no tuned model yet</source>
        <translation>Es gibt noch kein abgestimmtes Modell</translation>
    </message>
    <message>
        <source>When a run is finished, its model can be written as a folder that other programs load.</source>
        <translation>Ist ein Lauf fertig, kann sein Modell als Ordner geschrieben werden, den andere Programme laden.</translation>
    </message>
    <message>
        <source>Go to Tuning</source>
        <translation>Zum Tuning</translation>
    </message>
    <message>
        <source>Use it elsewhere</source>
        <translation>Anderswo benutzen</translation>
    </message>
</context>
<context>
    <name>etude::ExportPanel</name>
    <message>
        <source>Write the model</source>
        <translation>Modell speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Export under way</source>
        <translation>Export im Gange</translation>
    </message>
    <message>
        <source>Goes to %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>nicht möglich</translation>
    </message>
    <message>
        <source>Writing the model…</source>
        <translation>Das Modell wird geschrieben…</translation>
    </message>
    <message>
        <source>Written: %1 files, %2</source>
        <translation>Geschrieben: %1 Dateien, %2</translation>
    </message>
    <message>
        <source>Self-test: a fresh program loads the folder and must give the same answers…</source>
        <translation>Selbsttest: Ein frisches Programm lädt den Ordner und muss dieselben Antworten geben…</translation>
    </message>
    <message>
        <source>Self-test passed.</source>
        <translation>Selbsttest bestanden.</translation>
    </message>
    <message>
        <source>Self-test failed.</source>
        <translation>Selbsttest misslungen.</translation>
    </message>
    <message>
        <source>Tested on %1.</source>
        <translation>Geprüft am %1.</translation>
    </message>
</context>
<context>
    <name>etude::FactCard</name>
    <message>
        <source>%1 in use</source>
        <translation>%1: belegt</translation>
    </message>
</context>
<context>
    <name>etude::FairnessTab</name>
    <message>
        <source>By group</source>
        <translation>Nach Gruppen</translation>
    </message>
    <message>
        <source>Accuracy by group</source>
        <translation>Genauigkeit je Gruppe</translation>
    </message>
    <message>
        <source>What each group is answered</source>
        <translation>Antworten je Gruppe</translation>
    </message>
    <message>
        <source>Test with other words</source>
        <translation>Mit anderen Wörtern prüfen</translation>
    </message>
    <message>
        <source>Each pair is exchanged both ways, whole words only, capitals kept. Texts that hold such a word are asked again with it swapped: a fair model gives the same answer. English grammar is followed roughly, so read the texts before you conclude.</source>
        <translation>Jedes Paar wird in beide Richtungen getauscht, nur ganze Wörter, Großschreibung bleibt. Zu Texten mit einem solchen Wort wird das Modell mit getauschtem Wort noch einmal gefragt: Ein faires Modell gibt dieselbe Antwort. Die englische Grammatik wird nur grob befolgt, also die Texte lesen, bevor Sie Schlüsse ziehen.</translation>
    </message>
    <message>
        <source>Test again with these words</source>
        <translation>Mit diesen Wörtern neu prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the test</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>%1 rarer groups are not listed.</source>
        <translation>%1 seltenere Gruppen sind nicht aufgeführt.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Share of the answers, %</source>
        <translation>Anteil der Antworten, %</translation>
    </message>
    <message>
        <source>Asks the tuned model again with the words above and replaces the results here and in the report.</source>
        <translation>Fragt das abgestimmte Modell noch einmal mit den Wörtern oben und ersetzt die Ergebnisse hier und im Bericht.</translation>
    </message>
    <message>
        <source>This run was judged by an older version, which did not keep the texts: tune the model again.</source>
        <translation>Dieser Lauf wurde von einer älteren Version beurteilt, die die Texte nicht aufbewahrt hat: das Modell noch einmal abstimmen.</translation>
    </message>
    <message>
        <source>How much of each label is found (recall)</source>
        <translation>Wie viel von jedem Label gefunden wird (Recall)</translation>
    </message>
    <message>
        <source>Compare by column:</source>
        <translation>Vergleichen nach Spalte:</translation>
    </message>
    <message>
        <source>Column to compare by</source>
        <translation>Spalte, nach der verglichen wird</translation>
    </message>
    <message>
        <source>A column of the run&apos;s data file that says whom a text is about or who wrote it. It need not have been named before the tuning.</source>
        <translation>Eine Spalte der Datendatei des Laufs, die sagt, von wem ein Text handelt oder wer ihn geschrieben hat. Sie muss vor dem Tuning nicht genannt worden sein.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>None of the judged texts has anything in this column.</source>
        <translation>Keiner der beurteilten Texte hat etwas in dieser Spalte.</translation>
    </message>
    <message>
        <source>Looks up each judged text in the data file and compares the groups of this column, here and in the report.</source>
        <translation>Sucht jeden beurteilten Text in der Datendatei und vergleicht die Gruppen dieser Spalte, hier und im Bericht.</translation>
    </message>
    <message>
        <source>The data has no further column.</source>
        <translation>Die Daten haben keine weitere Spalte.</translation>
    </message>
    <message>
        <source>No column says whom a text is about or who wrote it. Choose one here if the data has any (for instance the writer&apos;s country, language or gender), or name it as the group column under Data before the next run: then the scores of its groups are compared.</source>
        <translation>Keine Spalte sagt, von wem ein Text handelt oder wer ihn geschrieben hat. Hier eine wählen, falls die Daten eine haben (etwa Land, Sprache oder Geschlecht der Schreibenden), oder sie vor dem nächsten Lauf unter Daten als Gruppenspalte nennen: Dann werden die Werte ihrer Gruppen verglichen.</translation>
    </message>
    <message>
        <source>Share of the label&apos;s texts, %</source>
        <translation>Anteil der Texte des Labels, %</translation>
    </message>
</context>
<context>
    <name>etude::FindingsCard</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings appear here when the data has been read.</source>
        <translation>Befunde erscheinen hier, wenn die Daten gelesen sind.</translation>
    </message>
    <message>
        <source>There is nothing to learn from a row without its text or its label.</source>
        <translation>Aus einer Zeile ohne Text oder ohne Label ist nichts zu lernen.</translation>
    </message>
    <message>
        <source>A text that comes twice counts double, and its copies can end up on both sides of the split.</source>
        <translation>Ein Text, der zweimal vorkommt, zählt doppelt, und seine Kopien können auf beide Seiten der Aufteilung geraten.</translation>
    </message>
    <message>
        <source>One text with two answers: nobody can learn which is right.</source>
        <translation>Ein Text mit zwei Antworten: Niemand kann lernen, welche richtig ist.</translation>
    </message>
    <message>
        <source>The model would be tested on texts that it was trained on, and look better than it is.</source>
        <translation>Das Modell würde an Texten getestet, mit denen es trainiert wurde, und sähe besser aus, als es ist.</translation>
    </message>
    <message>
        <source>Often a comma or quote inside a text. Look whether the rows are right in the preview.</source>
        <translation>Oft ein Komma oder Anführungszeichen in einem Text. In der Vorschau nachsehen, ob die Zeilen stimmen.</translation>
    </message>
    <message>
        <source>Texts that differ in a word or two teach little more than one of them.</source>
        <translation>Texte, die sich in ein oder zwei Wörtern unterscheiden, lehren kaum mehr als einer von ihnen.</translation>
    </message>
    <message>
        <source>The model would be tested on texts that it all but knows, and look better than it is.</source>
        <translation>Das Modell würde an Texten getestet, die es so gut wie kennt, und sähe besser aus, als es ist.</translation>
    </message>
    <message>
        <source>A model can be right most of the time by always giving the frequent label.</source>
        <translation>Ein Modell kann meistens richtigliegen, indem es immer das häufige Label gibt.</translation>
    </message>
    <message>
        <source>The model reads only the beginning of these texts. Reading more takes more time and memory.</source>
        <translation>Das Modell liest von diesen Texten nur den Anfang. Mehr zu lesen kostet mehr Zeit und Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The model takes broken letters for other words.</source>
        <translation>Das Modell hält fehlerhafte Buchstaben für andere Wörter.</translation>
    </message>
    <message>
        <source>Nothing is wrong with these rows: none is empty, repeated, contradictory, or both in training and test.</source>
        <translation>An diesen Zeilen ist nichts auszusetzen: Keine ist leer, wiederholt, widersprüchlich oder zugleich in Training und Test.</translation>
    </message>
    <message>
        <source>Texts %1 and %2 more</source>
        <translation>Texte %1 und %2 weitere</translation>
    </message>
    <message>
        <source>Lines %1 and %2 more</source>
        <translation>Zeilen %1 und %2 weitere</translation>
    </message>
    <message>
        <source>Text %1</source>
        <translation>Text %1</translation>
    </message>
    <message>
        <source>Texts %1</source>
        <translation>Texte %1</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Lines %1</source>
        <translation>Zeilen %1</translation>
    </message>
    <message>
        <source>Click a number to see the row in the preview.</source>
        <translation>Auf eine Zahl klicken, um die Zeile in der Vorschau zu sehen.</translation>
    </message>
    <message>
        <source>Read up to %1 tokens</source>
        <translation>Bis zu %1 Tokens lesen</translation>
    </message>
    <message>
        <source>Raises the longest text on the Model page, so that 99 % of the texts are read whole, or as many as this model can read. Training takes longer and needs more memory.</source>
        <translation>Erhöht den längsten Text auf der Seite Modell, sodass 99 % der Texte ganz gelesen werden, oder so viele, wie dieses Modell lesen kann. Das Training dauert länger und braucht mehr Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Changes the setting %1. Undo takes it back.</source>
        <translation>Ändert die Einstellung %1. „Rückgängig“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Fixed: %1</source>
        <translation>Behoben: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Takes the fix back. Ctrl+Z takes back the last change, whatever it was.</source>
        <translation>Nimmt die Behebung zurück. Strg+Z nimmt die letzte Änderung zurück, welche es auch war.</translation>
    </message>
    <message>
        <source>Texts are read up to %1 tokens instead of %2</source>
        <translation>Texte werden bis zu %1 Tokens gelesen statt bis zu %2</translation>
    </message>
    <message>
        <source>longer texts are read</source>
        <translation>längere Texte werden gelesen</translation>
    </message>
    <message>
        <source>So few rows cannot be split into training, validation and test. Add rows, merge the label with another, or leave it out.</source>
        <translation>So wenige Zeilen lassen sich nicht auf Training, Validierung und Test aufteilen. Zeilen hinzufügen, das Label mit einem anderen zusammenlegen oder es weglassen.</translation>
    </message>
    <message>
        <source>The model will not know this label, and never give it as an answer.</source>
        <translation>Das Modell wird dieses Label nicht kennen und es nie als Antwort geben.</translation>
    </message>
</context>
<context>
    <name>etude::ForecastCard</name>
    <message>
        <source>The run needs %1 of memory, and only %2 is free.</source>
        <translation>Der Lauf braucht %1 Arbeitsspeicher, und nur %2 sind frei.</translation>
    </message>
    <message>
        <source>Make the batch smaller, the longest text shorter, turn on gradient checkpointing, or tune partially.</source>
        <translation>Den Batch oder den längsten Text verkleinern, Gradienten-Checkpointing einschalten oder teilweises Tuning wählen.</translation>
    </message>
    <message>
        <source>The run needs %1 on the disk, and only %2 is free.</source>
        <translation>Der Lauf braucht %1 auf dem Datenträger, und nur %2 sind frei.</translation>
    </message>
    <message>
        <source>Free some space, or keep fewer checkpoints.</source>
        <translation>Platz schaffen oder weniger Checkpoints aufbewahren.</translation>
    </message>
    <message>
        <source>The run fits, but takes %1 of the free memory.</source>
        <translation>Der Lauf passt, braucht aber %1 des freien Arbeitsspeichers.</translation>
    </message>
    <message>
        <source>Close other programs, or make the batch smaller.</source>
        <translation>Andere Programme schließen oder den Batch verkleinern.</translation>
    </message>
    <message>
        <source>The run fits, but takes long.</source>
        <translation>Der Lauf passt, dauert aber lange.</translation>
    </message>
    <message>
        <source>Fewer epochs, shorter texts or partial tuning make it shorter; you can stop and resume at any time.</source>
        <translation>Weniger Epochen, kürzere Texte oder teilweises Tuning verkürzen ihn; Sie können jederzeit stoppen und fortsetzen.</translation>
    </message>
    <message>
        <source>This machine can do the planned run.</source>
        <translation>Dieser Rechner schafft den geplanten Lauf.</translation>
    </message>
    <message>
        <source>The planned run</source>
        <translation>Der geplante Lauf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The run is being estimated…</source>
        <translation>Der Lauf wird geschätzt…</translation>
    </message>
    <message>
        <source>The run cannot be estimated yet.</source>
        <translation>Der Lauf lässt sich noch nicht schätzen.</translation>
    </message>
    <message>
        <source>One training step is being measured…</source>
        <translation>Ein Trainingsschritt wird gemessen…</translation>
    </message>
    <message>
        <source>%1 a step</source>
        <translation>%1 je Schritt</translation>
    </message>
    <message>
        <source>at most, on %1</source>
        <translation>höchstens, auf %1</translation>
    </message>
    <message>
        <source>checkpoints and result</source>
        <translation>Checkpoints und Ergebnis</translation>
    </message>
    <message>
        <source>%1 an epoch, in %2</source>
        <translation>%1 je Epoche, in %2</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Use the suggested batch size</source>
        <translation>Die vorgeschlagene Batchgröße übernehmen</translation>
    </message>
    <message>
        <source>Needs %1</source>
        <translation>Braucht %1</translation>
    </message>
    <message>
        <source>Your batch size of %1 is the one that suits this machine and your data.</source>
        <translation>Ihre Batchgröße von %1 ist die, die zu diesem Rechner und Ihren Daten passt.</translation>
    </message>
    <message>
        <source>Suggested batch size: %1 texts at a time.</source>
        <translation>Vorgeschlagene Batchgröße: %1 Texte auf einmal.</translation>
    </message>
    <message>
        <source>Twice as many would take more than 70 % of the free memory; fewer would leave the processor idle between texts.</source>
        <translation>Doppelt so viele würden mehr als 70 % des freien Arbeitsspeichers belegen; weniger ließen den Prozessor zwischen den Texten warten.</translation>
    </message>
    <message>
        <source>Twice as many would correct the model fewer than %1 times an epoch, so it would learn little from one pass; fewer would make each pass slower.</source>
        <translation>Doppelt so viele würden das Modell seltener als %1-mal je Epoche berichtigen, sodass es aus einem Durchgang wenig lernen würde; weniger würden jeden Durchgang verlangsamen.</translation>
    </message>
    <message>
        <source>Larger batches hardly get through more texts a second, and correct the model less often; smaller ones are slower.</source>
        <translation>Größere Batches schaffen kaum mehr Texte je Sekunde und berichtigen das Modell seltener; kleinere sind langsamer.</translation>
    </message>
    <message>
        <source>%1 It needs about %2 and makes %3 steps an epoch.</source>
        <translation>%1 Der Lauf braucht damit etwa %2 und macht %3 Schritte je Epoche.</translation>
    </message>
    <message>
        <source>The run needs %1 of memory, and your limit is %2.</source>
        <translation>Der Lauf braucht %1 Arbeitsspeicher, und Ihre Grenze ist %2.</translation>
    </message>
    <message>
        <source>Raise the memory limit below, or make the batch or the longest text smaller. As it is, the run takes fewer texts at a time until it fits, or ends if it cannot.</source>
        <translation>Die Speichergrenze unten anheben oder den Batch oder den längsten Text verkleinern. So, wie es ist, nimmt der Lauf weniger Texte auf einmal, bis es passt, oder er endet, wenn das nicht geht.</translation>
    </message>
    <message>
        <source>The run fits, but takes %1 of your memory limit.</source>
        <translation>Der Lauf passt, braucht aber %1 Ihrer Speichergrenze.</translation>
    </message>
    <message>
        <source>Raise the limit, or make the batch smaller.</source>
        <translation>Die Grenze anheben oder den Batch verkleinern.</translation>
    </message>
    <message>
        <source>Estimate of the run</source>
        <translation>Schätzung des Laufs</translation>
    </message>
    <message>
        <source>Estimate again</source>
        <translation>Noch einmal schätzen</translation>
    </message>
    <message>
        <source>You have stopped the estimate.</source>
        <translation>Sie haben die Schätzung abgebrochen.</translation>
    </message>
    <message>
        <source>The run can be started without it.</source>
        <translation>Der Lauf kann auch ohne sie gestartet werden.</translation>
    </message>
    <message>
        <source>Twice as many would take more than 70 % of your memory limit; fewer would leave the processor idle between texts.</source>
        <translation>Doppelt so viele würden mehr als 70 % Ihrer Speichergrenze brauchen; weniger ließen den Prozessor zwischen den Texten warten.</translation>
    </message>
</context>
<context>
    <name>etude::GroupChart</name>
    <message>
        <source>Accuracy, %</source>
        <translation>Genauigkeit, %</translation>
    </message>
    <message>
        <source>accuracy with its 95 % interval</source>
        <translation>Genauigkeit mit ihrem 95-%-Intervall</translation>
    </message>
    <message>
        <source>fewer than %1 texts: mostly luck</source>
        <translation>weniger als %1 Texte: meist Glück</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>“%1”: %2 of %3 texts right.</source>
        <translation>„%1“: %2 von %3 Texten richtig.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>etude::GuidePanel</name>
    <message>
        <source>About this stage</source>
        <translation>Über diese Stufe</translation>
    </message>
    <message>
        <source>Why this matters</source>
        <translation>Warum das wichtig ist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Begriffe</translation>
    </message>
</context>
<context>
    <name>etude::ImportCard</name>
    <message>
        <source>Predict a file</source>
        <translation>Vorhersagen für eine Datei</translation>
    </message>
    <message>
        <source>Puts every text of a CSV, TSV, JSON or text file through the model and adds the answers to the log.</source>
        <translation>Schickt jeden Text einer CSV-, TSV-, JSON- oder Textdatei durch das Modell und schreibt die Antworten ins Protokoll.</translation>
    </message>
    <message>
        <source>Texts answered</source>
        <translation>Beantwortete Texte</translation>
    </message>
    <message>
        <source>Predict a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled; what was answered until then is in the log.</source>
        <translation>Abgebrochen; was bis dahin beantwortet wurde, steht im Protokoll.</translation>
    </message>
    <message>
        <source>File of texts</source>
        <translation>Datei mit Texten</translation>
    </message>
    <message>
        <source>Tables and texts (*.csv *.tsv *.json *.jsonl *.txt);;All files (*)</source>
        <translation>Tabellen und Texte (*.csv *.tsv *.json *.jsonl *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Texte werden beantwortet…</translation>
    </message>
    <message>
        <source>%1 texts were answered and logged.</source>
        <translation>%1 Texte wurden beantwortet und protokolliert.</translation>
    </message>
</context>
<context>
    <name>etude::JudgedModel</name>
    <message>
        <source>%1 (wrong)</source>
        <translation>%1 (falsch)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>Wahres Label</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Untuned answer</source>
        <translation>Ohne Tuning</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What the model read</source>
        <translation>Was das Modell gelesen hat</translation>
    </message>
    <message>
        <source>The label in the data</source>
        <translation>Das Label in den Daten</translation>
    </message>
    <message>
        <source>What the tuned model says</source>
        <translation>Was das abgestimmte Modell sagt</translation>
    </message>
    <message>
        <source>The probability that the tuned model gives to its answer</source>
        <translation>Die Wahrscheinlichkeit, die das abgestimmte Modell seiner Antwort gibt</translation>
    </message>
    <message>
        <source>What the model said before tuning</source>
        <translation>Was das Modell vor dem Tuning gesagt hat</translation>
    </message>
    <message>
        <source>Line of the data file</source>
        <translation>Zeile der Datendatei</translation>
    </message>
</context>
<context>
    <name>etude::JudgedTable</name>
    <message>
        <source>Only texts with these words</source>
        <translation>Nur Texte mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Which words mattered?</source>
        <translation>Auf welche Wörter kam es an?</translation>
    </message>
    <message>
        <source>Marks the words of the chosen text that spoke for the answer and against it.</source>
        <translation>Markiert die Wörter des gewählten Textes, die für die Antwort und gegen sie gesprochen haben.</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 Text</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 Texte</translation>
    </message>
    <message>
        <source>%1, of %2 kept of %3</source>
        <translation>%1; aufbewahrt: %2 von %3</translation>
    </message>
    <message>
        <source>Ask both models</source>
        <translation>Beide Modelle fragen</translation>
    </message>
    <message>
        <source>Takes the chosen text up to “Ask both models”, where it can be changed and asked again.</source>
        <translation>Nimmt den gewählten Text nach oben zu „Beide Modelle fragen“, wo er geändert und noch einmal gefragt werden kann.</translation>
    </message>
    <message>
        <source>Choose a text in the table first.</source>
        <translation>Zuerst einen Text in der Tabelle wählen.</translation>
    </message>
</context>
<context>
    <name>etude::LabelBars</name>
    <message>
        <source>and %1 more labels, the rarest with %2 rows</source>
        <translation>und %1 weitere Labels, das seltenste mit %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>etude::LabelsCard</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Rows per label</source>
        <translation>Zeilen je Label</translation>
    </message>
    <message>
        <source>Label counts appear here when the data has been read.</source>
        <translation>Wie oft jedes Label vorkommt, steht hier, wenn die Daten gelesen sind.</translation>
    </message>
    <message>
        <source>Always answering the most frequent label would be right in %1 of the rows.</source>
        <translation>Immer mit dem häufigsten Label zu antworten, wäre bei %1 der Zeilen richtig.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
</context>
<context>
    <name>etude::LayerStack</name>
    <message>
        <source>Layers of the model</source>
        <translation>Schichten des Modells</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>%1 parameters, %2 % of the model.</source>
        <translation>%1 Parameter, %2 % des Modells.</translation>
    </message>
    <message>
        <source>It stays as it was pretrained. Press to train it: more can be learned, with more memory and more overfitting.</source>
        <translation>Dieser Teil bleibt, wie er vortrainiert wurde. Drücken, um ihn zu trainieren: Es kann mehr gelernt werden, mit mehr Arbeitsspeicher und mehr Überanpassung.</translation>
    </message>
    <message>
        <source>It is trained. Press to freeze it: faster and less overfitting, but less can be learned.</source>
        <translation>Dieser Teil wird trainiert. Drücken, um ihn einzufrieren: schneller und weniger Überanpassung, aber es kann weniger gelernt werden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>%1 of them move.</source>
        <translation>Davon bewegen sich %1.</translation>
    </message>
    <message>
        <source>The method adds %1 numbers here, which learn.</source>
        <translation>Die Methode fügt hier %1 Zahlen hinzu, die trainiert werden.</translation>
    </message>
    <message>
        <source>%1 of %2 parts learn something</source>
        <translation>%1 von %2 Teilen lernen etwas</translation>
    </message>
</context>
<context>
    <name>etude::LengthChart</name>
    <message>
        <source>Tokens per text</source>
        <translation>Tokens je Text</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The texts have not been measured yet.</source>
        <translation>Die Texte sind noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Read whole</source>
        <translation>Ganz gelesen</translation>
    </message>
    <message>
        <source>End cut off</source>
        <translation>Ende abgeschnitten</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Half of the texts have at most %1 tokens, 99 % at most %2, the longest has %3. The model reads %4; %5 of the texts are longer.</source>
        <translation>Die Hälfte der Texte hat höchstens %1 Tokens, 99 % haben höchstens %2, der längste hat %3. Das Modell liest %4; %5 der Texte sind länger.</translation>
    </message>
    <message>
        <source>cut off after %1</source>
        <translation>abgeschnitten nach %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>cut off only after %1  →</source>
        <translation>erst nach %1 abgeschnitten  →</translation>
    </message>
</context>
<context>
    <name>etude::LengthsCard</name>
    <message>
        <source>Length of the texts</source>
        <translation>Länge der Texte</translation>
    </message>
    <message>
        <source>Measuring the texts</source>
        <translation>Texte messen</translation>
    </message>
    <message>
        <source>The texts are being measured…</source>
        <translation>Die Texte werden gemessen…</translation>
    </message>
    <message>
        <source>The lengths appear here when data and model have been read.</source>
        <translation>Die Längen erscheinen hier, wenn Daten und Modell gelesen sind.</translation>
    </message>
    <message>
        <source>Measured on %1 texts, evenly taken from all %2.</source>
        <translation>Gemessen an %1 Texten, gleichmäßig aus allen %2 genommen.</translation>
    </message>
</context>
<context>
    <name>etude::LessonChooser</name>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Each lesson sets everything up, runs small experiments on this computer and explains what you see. Your own settings come back when you leave it.</source>
        <translation>Jede Lektion richtet alles ein, lässt kleine Experimente auf diesem Rechner laufen und erklärt, was zu sehen ist. Ihre eigenen Einstellungen kommen zurück, wenn Sie die Lektion verlassen.</translation>
    </message>
    <message>
        <source>Open a lesson from a folder…</source>
        <translation>Lektion aus einem Ordner öffnen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The runs take about a minute.</source>
        <translation>Die Läufe dauern etwa eine Minute.</translation>
    </message>
    <message>
        <source>The runs take about %1 minutes.</source>
        <translation>Die Läufe dauern etwa %1 Minuten.</translation>
    </message>
    <message>
        <source>Taken. %1</source>
        <translation>Gemacht. %1</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start the lesson: %1</source>
        <translation>Lektion starten: %1</translation>
    </message>
</context>
<context>
    <name>etude::LessonEditor</name>
    <message>
        <source>Save as a lesson</source>
        <translation>Als Lektion speichern</translation>
    </message>
    <message>
        <source>About the lesson</source>
        <translation>Über die Lektion</translation>
    </message>
    <message>
        <source>Steps and questions</source>
        <translation>Schritte und Fragen</translation>
    </message>
    <message>
        <source>Locked and hidden settings</source>
        <translation>Gesperrte und verborgene Einstellungen</translation>
    </message>
    <message>
        <source>Begin from a lesson that exists…</source>
        <translation>Mit vorhandener Lektion beginnen…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>Der Lauf</translation>
    </message>
    <message>
        <source>What this lesson is about, and what to look at.</source>
        <translation>Wovon diese Lektion handelt und worauf zu achten ist.</translation>
    </message>
    <message>
        <source>Title of the lesson</source>
        <translation>Titel der Lektion</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Summary of the lesson</source>
        <translation>Zusammenfassung der Lektion</translation>
    </message>
    <message>
        <source>In a sentence or two: what a learner sees happen here</source>
        <translation>In ein oder zwei Sätzen: was die Lernenden hier geschehen sehen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Kurzfassung</translation>
    </message>
    <message>
        <source>Minutes that the runs take</source>
        <translation>Minuten, die die Läufe dauern</translation>
    </message>
    <message>
        <source>Minutes of running</source>
        <translation>Laufzeit in Minuten</translation>
    </message>
    <message>
        <source>Copy the data files into the lesson&apos;s folder</source>
        <translation>Die Datendateien in den Ordner der Lektion kopieren</translation>
    </message>
    <message>
        <source>With the files inside, the folder works on another computer. Without, the lesson names the files where they are now.</source>
        <translation>Liegen die Dateien darin, funktioniert der Ordner auch auf einem anderen Rechner. Sonst nennt die Lektion die Dateien dort, wo sie jetzt liegen.</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>Schritte der Lektion</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Schritt hinzufügen</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>Schritt entfernen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move the step up</source>
        <translation>Den Schritt nach oben schieben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move the step down</source>
        <translation>Den Schritt nach unten schieben</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>A locked setting is shown but cannot be changed; a hidden one is not shown at all.</source>
        <translation>Eine gesperrte Einstellung wird gezeigt, lässt sich aber nicht ändern; eine verborgene wird gar nicht gezeigt.</translation>
    </message>
    <message>
        <source>Why they are locked</source>
        <translation>Warum gesperrt</translation>
    </message>
    <message>
        <source>Why they are locked, as the learner reads it at the setting</source>
        <translation>Warum sie gesperrt sind, so wie es die Lernenden bei der Einstellung lesen</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>Neuer Schritt</translation>
    </message>
    <message>
        <source>Save the lesson as a folder</source>
        <translation>Lektion als Ordner speichern</translation>
    </message>
    <message>
        <source>New folder:</source>
        <translation>Neuer Ordner:</translation>
    </message>
    <message>
        <source>Begin from a lesson</source>
        <translation>Mit einer Lektion beginnen</translation>
    </message>
    <message>
        <source>The lesson is saved</source>
        <translation>Die Lektion ist gespeichert</translation>
    </message>
    <message>
        <source>Give students this folder; they open it with Lessons &gt; Open a lesson, or drop it on the window.</source>
        <translation>Diesen Ordner an die Lernenden weitergeben; sie öffnen ihn mit Lektionen &gt; Lektion öffnen oder ziehen ihn auf das Fenster.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>The lesson keeps the settings of the lesson that it was begun from.</source>
        <translation>Die Lektion behält die Einstellungen der Lektion, mit der sie begonnen wurde.</translation>
    </message>
    <message>
        <source>The lesson gets the settings of all stages as they are when you save it.</source>
        <translation>Die Lektion bekommt die Einstellungen aller Stufen, wie sie beim Speichern sind.</translation>
    </message>
    <message>
        <source>A model that does not come with the program is not copied: it must lie in the same place on the other computer.</source>
        <translation>Ein Modell, das nicht mit dem Programm kommt, wird nicht kopiert: Es muss auf dem anderen Rechner an derselben Stelle liegen.</translation>
    </message>
    <message>
        <source>Replace the lesson?</source>
        <translation>Die Lektion ersetzen?</translation>
    </message>
    <message>
        <source>There is a lesson in the folder “%1”. Only its lesson.json is replaced; data, translations and all other files stay.</source>
        <translation>Im Ordner „%1“ liegt eine Lektion. Nur ihre lesson.json wird ersetzt; Daten, Übersetzungen und alle anderen Dateien bleiben.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>Anderswo speichern</translation>
    </message>
    <message>
        <source>Save the lesson?</source>
        <translation>Die Lektion speichern?</translation>
    </message>
    <message>
        <source>What you have written for the lesson is not saved.</source>
        <translation>Was Sie für die Lektion geschrieben haben, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Give up the draft?</source>
        <translation>Den Entwurf aufgeben?</translation>
    </message>
    <message>
        <source>A lesson that is taken up replaces what you have written here, which is not saved.</source>
        <translation>Eine Lektion, die aufgenommen wird, ersetzt, was Sie hier geschrieben haben; es ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Give up the draft</source>
        <translation>Entwurf aufgeben</translation>
    </message>
</context>
<context>
    <name>etude::LessonPanel</name>
    <message>
        <source>A run is under way: stop it first.</source>
        <translation>Ein Lauf ist im Gange: Stoppen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Vorheriger Schritt</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>Eine Frage</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>Lauf: %1</translation>
    </message>
    <message>
        <source>Finish the lesson</source>
        <translation>Lektion beenden</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Back to your own settings, as they were before the lesson</source>
        <translation>Zurück zu Ihren eigenen Einstellungen, wie sie vor der Lektion waren</translation>
    </message>
    <message>
        <source>Data and model are being read; then the run starts.</source>
        <translation>Daten und Modell werden gelesen; dann startet der Lauf.</translation>
    </message>
    <message>
        <source>The run is under way: watch the curves.</source>
        <translation>Der Lauf ist im Gange: Achten Sie auf die Kurven.</translation>
    </message>
    <message>
        <source>This run is done. You can run it again.</source>
        <translation>Dieser Lauf ist fertig. Sie können ihn wiederholen.</translation>
    </message>
    <message>
        <source>Sets everything up and starts. Depending on your computer it takes up to a minute.</source>
        <translation>Richtet alles ein und startet. Je nach Rechner dauert das bis zu einer Minute.</translation>
    </message>
    <message>
        <source>The lesson keeps these settings as they are: %1.</source>
        <translation>Die Lektion lässt diese Einstellungen, wie sie sind: %1.</translation>
    </message>
    <message>
        <source>Run all, one after the other</source>
        <translation>Alle nacheinander starten</translation>
    </message>
    <message numerus="yes">
        <source>%n runs. Each starts by itself when the one before is over.</source>
        <translation>
            <numerusform>%n Lauf. Er startet von selbst.</numerusform>
            <numerusform>%n Läufe. Jeder startet von selbst, wenn der vorige vorbei ist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>etude::LessonPlayer</name>
    <message>
        <source>A run is under way</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done; then start the lesson.</source>
        <translation>Stoppen Sie ihn oder warten Sie, bis er fertig ist; starten Sie dann die Lektion.</translation>
    </message>
    <message>
        <source>The lesson keeps this setting as it is.</source>
        <translation>Die Lektion lässt diese Einstellung, wie sie ist.</translation>
    </message>
    <message>
        <source>The lesson ends when the run is over.</source>
        <translation>Die Lektion endet, wenn der Lauf vorbei ist.</translation>
    </message>
    <message>
        <source>The next step opens when you start a run.</source>
        <translation>Der nächste Schritt öffnet sich, wenn Sie einen Lauf starten.</translation>
    </message>
    <message>
        <source>The next step opens when you start “%1”.</source>
        <translation>Der nächste Schritt öffnet sich, wenn Sie „%1“ starten.</translation>
    </message>
    <message>
        <source>The next step opens when a run is over.</source>
        <translation>Der nächste Schritt öffnet sich, wenn ein Lauf vorbei ist.</translation>
    </message>
    <message>
        <source>The next step opens when “%1” is over.</source>
        <translation>Der nächste Schritt öffnet sich, wenn „%1“ vorbei ist.</translation>
    </message>
    <message>
        <source>The next step opens when you go to the stage “%1”.</source>
        <translation>Der nächste Schritt öffnet sich, wenn Sie zur Stufe „%1“ gehen.</translation>
    </message>
    <message>
        <source>The next step opens when you change “%1”.</source>
        <translation>Der nächste Schritt öffnet sich, wenn Sie „%1“ ändern.</translation>
    </message>
    <message>
        <source>Your own run</source>
        <translation>Ihr eigener Lauf</translation>
    </message>
    <message>
        <source>The next step opens when all of these runs are over.</source>
        <translation>Der nächste Schritt öffnet sich, wenn alle diese Läufe vorbei sind.</translation>
    </message>
</context>
<context>
    <name>etude::LessonResults</name>
    <message>
        <source>Results so far</source>
        <translation>Bisherige Ergebnisse</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
</context>
<context>
    <name>etude::LineageCard</name>
    <message>
        <source>the first of its family</source>
        <translation>Anfang der Familie</translation>
    </message>
    <message>
        <source>%1 corrected rows added</source>
        <translation>%1 berichtigte Zeilen hinzugefügt</translation>
    </message>
    <message>
        <source>goes on from the tuned weights</source>
        <translation>geht von den abgestimmten Gewichten aus</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>Family of this model</source>
        <translation>Familie dieses Modells</translation>
    </message>
    <message>
        <source>Which model came from which. Training again with corrections makes a child of the run; what was changed stands beside it.</source>
        <translation>Welches Modell aus welchem entstanden ist. Nachtrainieren mit Korrekturen macht ein Kind des Laufs; daneben steht, was geändert wurde.</translation>
    </message>
    <message>
        <source>Open this run</source>
        <translation>Diesen Lauf öffnen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (gelöscht)</translation>
    </message>
    <message>
        <source>%1 (shown now)</source>
        <translation>%1 (jetzt angezeigt)</translation>
    </message>
    <message>
        <source>%1, test accuracy %2, %3</source>
        <translation>%1, Testgenauigkeit %2, %3</translation>
    </message>
</context>
<context>
    <name>etude::LiveChart</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The curves of training and validation loss appear here as soon as a run begins.</source>
        <translation>Die Kurven von Trainings- und Validierungsverlust erscheinen hier, sobald ein Lauf beginnt.</translation>
    </message>
    <message>
        <source>Best checkpoint</source>
        <translation>Bester Checkpoint</translation>
    </message>
    <message>
        <source>Overfitting begins: step %1</source>
        <translation>Überanpassung beginnt: Schritt %1</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Tokens je Sekunde</translation>
    </message>
    <message>
        <source>Accuracy and macro F1 appear here after the first validation.</source>
        <translation>Genauigkeit und Makro-F1 erscheinen hier nach der ersten Validierung.</translation>
    </message>
    <message>
        <source>The curve appears here as soon as a run begins.</source>
        <translation>Die Kurve erscheint hier, sobald ein Lauf beginnt.</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>Länge des Gradienten</translation>
    </message>
    <message>
        <source>Memory (MiB)</source>
        <translation>Arbeitsspeicher (MiB)</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>%1: accuracy</source>
        <translation>%1: Genauigkeit</translation>
    </message>
    <message>
        <source>%1: training</source>
        <translation>%1: Training</translation>
    </message>
    <message>
        <source>%1: validation</source>
        <translation>%1: Validierung</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Learning rate %1 → %2</source>
        <translation>Lernrate %1 → %2</translation>
    </message>
    <message>
        <source>Note at step %1…</source>
        <translation>Notiz zu Schritt %1…</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Score, %</source>
        <translation>Wertung, %</translation>
    </message>
</context>
<context>
    <name>etude::LiveControls</name>
    <message>
        <source>While it trains</source>
        <translation>Während des Trainings</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far the weights move in each step, at the peak of the schedule; it is taken at the next step. Higher: learns faster, but can jump about and forget. Lower: calmer, but slower.</source>
        <translation>Wie weit sich die Gewichte in jedem Schritt bewegen, an der Spitze des Verlaufs; der Wert gilt ab dem nächsten Schritt. Höher: lernt schneller, kann aber umherspringen und vergessen. Niedriger: ruhiger, aber langsamer.</translation>
    </message>
    <message>
        <source>Learning rate, from a tenth to ten times</source>
        <translation>Lernrate, von einem Zehntel bis zum Zehnfachen</translation>
    </message>
    <message>
        <source>New learning rate</source>
        <translation>Neue Lernrate</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Takes the new rate at the next step and marks the place in the curves</source>
        <translation>Übernimmt die neue Rate beim nächsten Schritt und markiert die Stelle in den Kurven</translation>
    </message>
    <message>
        <source>Choose another rate first, with the slider or by typing</source>
        <translation>Zuerst eine andere Rate wählen, mit dem Regler oder durch Eintippen</translation>
    </message>
    <message>
        <source>%1 is taken at the next step.</source>
        <translation>%1 gilt ab dem nächsten Schritt.</translation>
    </message>
    <message>
        <source>Peak %1; the schedule has it at %2 now.</source>
        <translation>Spitze %1; im Verlauf jetzt bei %2.</translation>
    </message>
    <message>
        <source>Peak %1.</source>
        <translation>Spitze %1.</translation>
    </message>
    <message>
        <source>Makes exactly one step, with its validation if one is due, shows its numbers, and waits again</source>
        <translation>Macht genau einen Schritt, mit seiner Validierung, wenn eine ansteht, zeigt seine Zahlen und wartet wieder</translation>
    </message>
    <message>
        <source>Pause the run first; then it can be led step by step.</source>
        <translation>Zuerst den Lauf pausieren; dann lässt er sich Schritt für Schritt führen.</translation>
    </message>
    <message>
        <source>Step %1: loss %2, gradient %3, learning rate %4</source>
        <translation>Schritt %1: Verlust %2, Gradient %3, Lernrate %4</translation>
    </message>
</context>
<context>
    <name>etude::LivePredictionsCard</name>
    <message>
        <source>Type a sentence</source>
        <translation>Einen Satz eingeben</translation>
    </message>
    <message>
        <source>Sentence to be watched</source>
        <translation>Satz, der beobachtet wird</translation>
    </message>
    <message>
        <source>Take this sentence out</source>
        <translation>Diesen Satz herausnehmen</translation>
    </message>
    <message>
        <source>Answer of the model</source>
        <translation>Antwort des Modells</translation>
    </message>
    <message>
        <source>Share of “%1”: %2 after step %3, %4 after step %5</source>
        <translation>Anteil von „%1“: %2 nach Schritt %3, %4 nach Schritt %5</translation>
    </message>
    <message>
        <source>Your sentences while it learns</source>
        <translation>Ihre Sätze während des Lernens</translation>
    </message>
    <message>
        <source>Add a sentence</source>
        <translation>Satz hinzufügen</translation>
    </message>
    <message>
        <source>Add one from the data</source>
        <translation>Satz aus den Daten hinzufügen</translation>
    </message>
    <message>
        <source>A validation text: the model never learns from it</source>
        <translation>Ein Validierungstext: Das Modell lernt nie aus ihm</translation>
    </message>
    <message>
        <source>What the model says of them now, asked about once a second. Change them whenever you like.</source>
        <translation>Was das Modell jetzt dazu sagt, etwa einmal in der Sekunde gefragt. Die Sätze lassen sich jederzeit ändern.</translation>
    </message>
    <message>
        <source>The model is asked about them again and again while it trains, without learning from them: watch it make up its mind.</source>
        <translation>Das Modell wird während des Trainings immer wieder nach ihnen gefragt, ohne aus ihnen zu lernen: So ist zu sehen, wie es sich eine Meinung bildet.</translation>
    </message>
    <message>
        <source>%1 after step %2</source>
        <translation>%1 nach Schritt %2</translation>
    </message>
    <message>
        <source>Share of “%1” lately: %2.</source>
        <translation>Anteil von „%1“ zuletzt: %2.</translation>
    </message>
</context>
<context>
    <name>etude::LrCurve</name>
    <message>
        <source>Loss while the rate rises</source>
        <translation>Verlust bei steigender Rate</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Each batch</source>
        <translation>Einzelne Batches</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>Geglättet</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Smoothed loss</source>
        <translation>Geglätteter Verlust</translation>
    </message>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>The rate rises from %1 to %2; the smoothed loss goes from %3 to %4.</source>
        <translation>Die Rate steigt von %1 auf %2; der geglättete Verlust geht von %3 auf %4.</translation>
    </message>
    <message>
        <source>Suggested is %1.</source>
        <translation>Vorgeschlagen wird %1.</translation>
    </message>
    <message>
        <source>Rate %1</source>
        <translation>Rate %1</translation>
    </message>
    <message>
        <source>This batch</source>
        <translation>Dieser Batch</translation>
    </message>
</context>
<context>
    <name>etude::LrFinderCard</name>
    <message>
        <source>Find a learning rate</source>
        <translation>Eine Lernrate finden</translation>
    </message>
    <message>
        <source>A test of about 100 steps on a copy of the model: the rate rises from very small to very large while the loss is watched. A good rate lies where the loss falls fast, well before it explodes.</source>
        <translation>Ein Test von etwa 100 Schritten an einer Kopie des Modells: Die Rate steigt von sehr klein bis sehr groß, während der Verlust beobachtet wird. Eine gute Rate liegt dort, wo der Verlust schnell fällt, deutlich bevor er explodiert.</translation>
    </message>
    <message>
        <source>Progress of the test</source>
        <translation>Fortschritt des Tests</translation>
    </message>
    <message>
        <source>Settings have changed since this test: test again to be sure.</source>
        <translation>Seit diesem Test haben sich Einstellungen geändert: sicherheitshalber noch einmal testen.</translation>
    </message>
    <message>
        <source>Find a rate</source>
        <translation>Rate finden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use this rate</source>
        <translation>Rate benutzen</translation>
    </message>
    <message>
        <source>A run is under way: the test would slow it down.</source>
        <translation>Ein Lauf ist im Gange: Der Test würde ihn bremsen.</translation>
    </message>
    <message>
        <source>The engine is still being opened.</source>
        <translation>Der Rechenkern wird noch geöffnet.</translation>
    </message>
    <message>
        <source>There is no data yet: open a file on the Data page.</source>
        <translation>Es gibt noch keine Daten: Öffnen Sie auf der Seite Daten eine Datei.</translation>
    </message>
    <message>
        <source>There is no model yet: choose one on the Model page.</source>
        <translation>Es gibt noch kein Modell: Wählen Sie auf der Seite Modell eines.</translation>
    </message>
    <message>
        <source>The test is being prepared.</source>
        <translation>Der Test wird vorbereitet.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 benutzen</translation>
    </message>
    <message>
        <source>Rate %1, loss %2</source>
        <translation>Rate %1, Verlust %2</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Noch einmal testen</translation>
    </message>
    <message>
        <source>Takes about as long as 100 training steps. Nothing of it is kept but the curve.</source>
        <translation>Dauert etwa so lange wie 100 Trainingsschritte. Nur die Kurve wird davon aufbewahrt.</translation>
    </message>
    <message>
        <source>This is the learning rate of the recipe now.</source>
        <translation>Das ist jetzt die Lernrate des Rezepts.</translation>
    </message>
    <message>
        <source>Makes it the learning rate of the recipe; it can be undone.</source>
        <translation>Macht sie zur Lernrate des Rezepts; das lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>etude::MachineCards</name>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>Grafikprozessor</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>Nicht zu öffnen</translation>
    </message>
    <message>
        <source>libtorch %1</source>
        <translation>libtorch %1</translation>
    </message>
    <message>
        <source>%1, %2 threads</source>
        <translation>%1, %2 Threads</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1: %2 free of %3, %4</source>
        <translation>%1: %2 von %3 frei, %4</translation>
    </message>
    <message>
        <source>None that the engine can use</source>
        <translation>Keiner, den der Rechenkern nutzen kann</translation>
    </message>
    <message>
        <source>This engine is built for the processor only. Small models such as the starter train well on it; for a model of BERT&apos;s size or larger, an NVIDIA GPU is 10 to 50 times faster.</source>
        <translation>Dieser Rechenkern ist nur für den Prozessor gebaut. Kleine Modelle wie das Startermodell trainieren darauf gut; für ein Modell von der Größe von BERT oder darüber ist eine NVIDIA-GPU 10- bis 50-mal schneller.</translation>
    </message>
    <message>
        <source>The engine is built for CUDA %1, but finds no GPU: check the driver with nvidia-smi.</source>
        <translation>Der Rechenkern ist für CUDA %1 gebaut, findet aber keine GPU: den Treiber mit nvidia-smi prüfen.</translation>
    </message>
    <message>
        <source>%1 cores, %2 threads.</source>
        <translation>%1 Kerne, %2 Threads.</translation>
    </message>
    <message>
        <source>It computes in half precision (bf16: numbers of 16 bits), too, which is about twice as fast and less exact.</source>
        <translation>Er rechnet auch mit halber Genauigkeit (bf16: Zahlen aus 16 Bit), etwa doppelt so schnell und weniger genau.</translation>
    </message>
    <message>
        <source>It has no half precision (bf16: numbers of 16 bits): full precision (fp32) is fastest here.</source>
        <translation>Er rechnet nicht mit halber Genauigkeit (bf16: Zahlen aus 16 Bit): Volle Genauigkeit (fp32) ist hier am schnellsten.</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>%1 free. Runs are kept here: %2</source>
        <translation>%1 frei. Hier liegen die Läufe: %2</translation>
    </message>
    <message>
        <source>half precision (bf16)</source>
        <translation>halbe Genauigkeit (bf16)</translation>
    </message>
    <message>
        <source>no half precision (bf16)</source>
        <translation>keine halbe Genauigkeit (bf16)</translation>
    </message>
</context>
<context>
    <name>etude::MachineLoadGraphs</name>
    <message>
        <source>How busy it is</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Busy (%)</source>
        <translation>Auslastung (%)</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Belegter Arbeitsspeicher</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>All threads together</source>
        <translation>Alle Threads zusammen</translation>
    </message>
    <message>
        <source>Busiest thread</source>
        <translation>Meistbelasteter Thread</translation>
    </message>
    <message>
        <source>All programs</source>
        <translation>Alle Programme</translation>
    </message>
    <message>
        <source>Etude</source>
        <translation>Etude</translation>
    </message>
    <message>
        <source>All there is</source>
        <translation>Insgesamt vorhanden</translation>
    </message>
    <message>
        <source>With the planned run</source>
        <translation>Mit dem geplanten Lauf</translation>
    </message>
</context>
<context>
    <name>etude::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New recipe</source>
        <translation>&amp;Neues Rezept</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>&amp;Daten öffnen…</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Daten öffnen</translation>
    </message>
    <message>
        <source>&amp;Open recipe…</source>
        <translation>&amp;Rezept öffnen…</translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Recipes (*.json);;All files (*)</source>
        <translation>Rezepte (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open &amp;run…</source>
        <translation>&amp;Lauf öffnen…</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save recipe</source>
        <translation>Rezept &amp;speichern</translation>
    </message>
    <message>
        <source>Save recipe &amp;as…</source>
        <translation>Rezept speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>La&amp;uf</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Presentation mode</source>
        <translation>&amp;Präsentationsmodus</translation>
    </message>
    <message>
        <source>Full screen with large type and thick curves, for a projector</source>
        <translation>Vollbild mit großer Schrift und dicken Kurven, für einen Projektor</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About this &amp;stage</source>
        <translation>Über diese &amp;Stufe</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Begriffe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>&amp;About Etude</source>
        <translation>Über &amp;Etude</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Save recipe as</source>
        <translation>Rezept speichern unter</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>Rezepte (*.json)</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>Stufe: %1</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>nicht geöffnet</translation>
    </message>
    <message>
        <source>About Etude</source>
        <translation>Über Etude</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Etude %1&lt;/h3&gt;&lt;p&gt;Guided fine-tuning of language models, from a file of examples to a tuned, exported and watched model.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;Qt %2, libtorch %3, QCustomPlot&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Etude %1&lt;/h3&gt;&lt;p&gt;Angeleitete Feinabstimmung von Sprachmodellen, von einer Datei mit Beispielen bis zum abgestimmten, exportierten und überwachten Modell.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;&lt;p&gt;Qt %2, libtorch %3, QCustomPlot&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About this stage</source>
        <translation>Über diese Stufe</translation>
    </message>
    <message>
        <source>Why this stage matters, what to do here, and what the words mean (F1)</source>
        <translation>Warum diese Stufe wichtig ist, was hier zu tun ist und was die Begriffe bedeuten (F1)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Weiter: %1</translation>
    </message>
    <message>
        <source>The run saves a checkpoint, then the window closes.</source>
        <translation>Der Lauf speichert einen Checkpoint, dann schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>Stop the run and close? It saves a checkpoint first, and goes on when you start Etude again.</source>
        <translation>Den Lauf stoppen und schließen? Er speichert zuerst einen Checkpoint und geht weiter, wenn Sie Etude wieder starten.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>Sp&amp;rache</translation>
    </message>
    <message>
        <source>Lesson finished</source>
        <translation>Lektion beendet</translation>
    </message>
    <message>
        <source>You have finished “%1”. Your own settings are back.</source>
        <translation>Sie haben „%1“ abgeschlossen. Ihre eigenen Einstellungen sind wieder da.</translation>
    </message>
    <message>
        <source>Another lesson…</source>
        <translation>Andere Lektion…</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lektionen</translation>
    </message>
    <message>
        <source>&amp;Choose a lesson…</source>
        <translation>Lektion &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Open a lesson…</source>
        <translation>Lektion &amp;öffnen…</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Lektion öffnen</translation>
    </message>
    <message>
        <source>L&amp;eave the lesson</source>
        <translation>Lektion &amp;verlassen</translation>
    </message>
    <message>
        <source>&amp;Save as a lesson…</source>
        <translation>Als Lektion &amp;speichern…</translation>
    </message>
    <message>
        <source>This window has nothing called “%1”</source>
        <translation>Dieses Fenster hat nichts namens „%1“</translation>
    </message>
    <message>
        <source>The lesson goes on without it. Whoever wrote it can choose another widget.</source>
        <translation>Die Lektion geht ohne es weiter. Wer sie geschrieben hat, kann ein anderes Bedienelement wählen.</translation>
    </message>
    <message>
        <source>Stop it first; then you can leave the lesson.</source>
        <translation>Den Lauf zuerst stoppen; dann lässt sich die Lektion verlassen.</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Small experiments that set everything up and explain what you see (Ctrl+L)</source>
        <translation>Kleine Experimente, die alles einrichten und erklären, was zu sehen ist (Strg+L)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Earlier runs: %1</source>
        <translation>Frühere Läufe: %1</translation>
    </message>
    <message>
        <source>In a chart: read the value before or after</source>
        <translation>In einem Diagramm: den Wert davor oder danach ablesen</translation>
    </message>
    <message>
        <source>In a chart: read the first or the last value</source>
        <translation>In einem Diagramm: den ersten oder letzten Wert ablesen</translation>
    </message>
    <message>
        <source>In a chart: closer, farther, all of it</source>
        <translation>In einem Diagramm: näher, weiter weg, alles</translation>
    </message>
    <message>
        <source>In the learning curves: a note at this step</source>
        <translation>In den Lernkurven: eine Notiz an diesem Schritt</translation>
    </message>
    <message>
        <source>These cannot be opened together</source>
        <translation>Diese lassen sich nicht zusammen öffnen</translation>
    </message>
    <message>
        <source>Only files of data can, which are then combined. Open folders, recipes, runs, models and lessons one at a time.</source>
        <translation>Das geht nur mit Datendateien, die dann zusammengefügt werden. Ordner, Rezepte, Läufe, Modelle und Lektionen einzeln öffnen.</translation>
    </message>
    <message>
        <source>Save changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <source>The recipe “%1” has changes that are not saved. Another one would take its place.</source>
        <translation>Das Rezept „%1“ hat Änderungen, die nicht gespeichert sind. Ein anderes würde an seine Stelle treten.</translation>
    </message>
    <message>
        <source>The run stops, then the window closes.</source>
        <translation>Der Lauf hält an, dann schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Stop the run and close? It belongs to the lesson, and both are given up: the lesson begins anew when you next choose it.</source>
        <translation>Den Lauf anhalten und schließen? Er gehört zur Lektion, und beide werden aufgegeben: Die Lektion beginnt neu, wenn Sie sie das nächste Mal wählen.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;One step</source>
        <translation>&amp;Ein Schritt</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>&amp;Normale Schriftgröße</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>In a chart: closer, farther</source>
        <translation>In einem Diagramm: näher, weiter weg</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done, before another recipe is opened.</source>
        <translation>Anhalten oder warten, bis er fertig ist; dann ein anderes Rezept öffnen.</translation>
    </message>
</context>
<context>
    <name>etude::MethodNote</name>
    <message>
        <source>More about %1 and the other methods…</source>
        <translation>Mehr zu „%1“ und den anderen Methoden…</translation>
    </message>
    <message>
        <source>Its usual learning rate for this model is %1: use it</source>
        <translation>Mit dieser Methode ist für dieses Modell eine Lernrate von %1 üblich: übernehmen</translation>
    </message>
</context>
<context>
    <name>etude::MethodPages</name>
    <message>
        <source>The same as for full tuning.</source>
        <translation>Dieselbe wie beim vollen Tuning.</translation>
    </message>
    <message>
        <source>About %1 times that of full tuning.</source>
        <translation>Etwa das %1-Fache der Lernrate beim vollen Tuning.</translation>
    </message>
    <message>
        <source>A plain model folder that any program reads.</source>
        <translation>Ein gewöhnlicher Modellordner, den jedes Programm liest.</translation>
    </message>
    <message>
        <source>The model as it was, and beside it what was added: this program reads it; others cannot, because their models have no place for it.</source>
        <translation>Das Modell, wie es war, und daneben, was hinzugefügt wurde: Dieses Programm liest es; andere können das nicht, weil in ihren Modellen kein Platz dafür ist.</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>Wann sie sich eignet</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>Was herauskommt</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Fachartikel</translation>
    </message>
    <message>
        <source>Tuning methods</source>
        <translation>Tuning-Methoden</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>What the method does</source>
        <translation>Was die Methode tut</translation>
    </message>
</context>
<context>
    <name>etude::MistakesTab</name>
    <message>
        <source>What was taken for what</source>
        <translation>Was womit verwechselt wurde</translation>
    </message>
    <message>
        <source>A row is the true label, a column the answer. Click a cell to read its texts below.</source>
        <translation>Eine Zeile ist das wahre Label, eine Spalte die Antwort. Auf eine Zelle klicken, um unten ihre Texte zu lesen.</translation>
    </message>
    <message>
        <source>Texts of the chosen cell</source>
        <translation>Texte der gewählten Zelle</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>Alle Fehler zeigen</translation>
    </message>
    <message>
        <source>Label by label</source>
        <translation>Label für Label</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Click a label to read the texts that have it and were answered otherwise.</source>
        <translation>Auf ein Label klicken, um die Texte zu lesen, die es haben und anders beantwortet wurden.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Of the texts that were given the label, the share that has it.</source>
        <translation>Von den Texten, denen das Label gegeben wurde, der Anteil, der es wirklich hat.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Of the texts that have the label, the share that was given it.</source>
        <translation>Von den Texten mit dem Label der Anteil, dem es gegeben wurde.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall: low if either is low.</source>
        <translation>Harmonisches Mittel aus Precision und Recall: niedrig, wenn eines davon niedrig ist.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>How many judged texts have the label. Scores of few texts are uncertain.</source>
        <translation>Wie viele beurteilte Texte das Label haben. Werte aus wenigen Texten sind unsicher.</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve: how often a text of the label gets a higher probability for it than another text. 1 is perfect, 0.5 is guessing.</source>
        <translation>Fläche unter der ROC-Kurve: wie oft ein Text des Labels eine höhere Wahrscheinlichkeit dafür bekommt als ein anderer Text. 1 ist vollkommen, 0.5 ist Raten.</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>Average precision: the mean precision while more and more texts of the label are found. Says more than the AUC where the label is rare.</source>
        <translation>Durchschnittliche Precision: die mittlere Precision, während immer mehr Texte des Labels gefunden werden. Sagt mehr als die AUC, wenn das Label selten ist.</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Calibration error: how far the label&apos;s probabilities are from the shares that they promise, in percentage points. 0 is perfect.</source>
        <translation>Kalibrierungsfehler: wie weit die Wahrscheinlichkeiten des Labels von den Anteilen entfernt sind, die sie versprechen, in Prozentpunkten. 0 ist vollkommen.</translation>
    </message>
    <message>
        <source>Scores per label</source>
        <translation>Werte je Label</translation>
    </message>
    <message>
        <source>Texts that are “%1” and were answered so</source>
        <translation>Texte mit dem Label „%1“, die so beantwortet wurden</translation>
    </message>
    <message>
        <source>Texts that are “%1” and were answered “%2”</source>
        <translation>Texte mit dem Label „%1“, die mit „%2“ beantwortet wurden</translation>
    </message>
    <message>
        <source>Texts that were answered “%1” and are something else</source>
        <translation>Texte, die mit „%1“ beantwortet wurden und etwas anderes sind</translation>
    </message>
    <message>
        <source>Texts that are “%1” and were answered something else</source>
        <translation>Texte mit dem Label „%1“, die anders beantwortet wurden</translation>
    </message>
    <message>
        <source>AUC: area under the ROC curve. AP: average precision. ECE: expected calibration error, in percentage points (pp). Point at a heading for what it means.</source>
        <translation>AUC: Fläche unter der ROC-Kurve. AP: mittlere Precision. ECE: erwarteter Kalibrierungsfehler, in Prozentpunkten (Pp.). Auf eine Überschrift zeigen, um ihre Bedeutung zu lesen.</translation>
    </message>
    <message>
        <source>%1 pp</source>
        <translation>%1 Pp.</translation>
    </message>
    <message>
        <source>This run was made by an older version, which kept only its mistakes.</source>
        <translation>Dieser Lauf stammt von einer älteren Version, die nur seine Fehler aufbewahrte.</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>Alle Fehler</translation>
    </message>
    <message>
        <source>Read the most confident ones first: where the model is wrong and sure of it, the label in the data is often wrong, too.</source>
        <translation>Die sichersten zuerst lesen: Wo das Modell falsch liegt und sich sicher ist, ist oft auch das Label in den Daten falsch.</translation>
    </message>
</context>
<context>
    <name>etude::ModelCoverage</name>
    <message>
        <source>This vocabulary fits your texts.</source>
        <translation>Dieses Vokabular passt zu Ihren Texten.</translation>
    </message>
    <message>
        <source>This vocabulary fits your texts fairly well: some words are read in pieces.</source>
        <translation>Dieses Vokabular passt recht gut zu Ihren Texten: Einige Wörter werden in Stücken gelesen.</translation>
    </message>
    <message>
        <source>This vocabulary does not fit your texts: look for a model that was trained on texts of your language and field.</source>
        <translation>Dieses Vokabular passt nicht zu Ihren Texten: ein Modell suchen, das an Texten Ihrer Sprache und Ihres Fachgebiets trainiert wurde.</translation>
    </message>
    <message>
        <source>Does it know your words?</source>
        <translation>Kennt es Ihre Wörter?</translation>
    </message>
    <message>
        <source>Texts looked at</source>
        <translation>Untersuchte Texte</translation>
    </message>
    <message>
        <source>Unknown tokens</source>
        <translation>Unbekannte Tokens</translation>
    </message>
    <message>
        <source>Share of all tokens that stand for something the vocabulary cannot write at all. The model sees a hole there. Higher is worse; above 3 % is a poor fit.</source>
        <translation>Anteil aller Tokens, die für etwas stehen, das das Vokabular gar nicht schreiben kann. Das Modell sieht dort eine Lücke. Höher ist schlechter; über 3 % passt es schlecht.</translation>
    </message>
    <message>
        <source>Pieces per word</source>
        <translation>Stücke je Wort</translation>
    </message>
    <message>
        <source>Into how many tokens a word is cut on average. 1 means every word is known as a whole; the higher, the more the model has to guess from fragments, and the sooner a text is too long.</source>
        <translation>In wie viele Tokens ein Wort im Mittel zerlegt wird. 1 bedeutet, dass jedes Wort als Ganzes bekannt ist; je höher, desto mehr muss das Modell aus Bruchstücken raten und desto eher ist ein Text zu lang.</translation>
    </message>
    <message>
        <source>Known as a whole</source>
        <translation>Als Ganzes bekannt</translation>
    </message>
    <message>
        <source>Share of all words that are a single token. Higher is better.</source>
        <translation>Anteil aller Wörter, die ein einziges Token sind. Höher ist besser.</translation>
    </message>
    <message>
        <source>Words that fall apart or are unknown</source>
        <translation>Wörter, die zerfallen oder unbekannt sind</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Wie es gelesen wird</translation>
    </message>
    <message>
        <source>There is no data yet: open a file on the Data page.</source>
        <translation>Es gibt noch keine Daten: Öffnen Sie auf der Seite Daten eine Datei.</translation>
    </message>
    <message>
        <source>This model has no tokenizer that can be used.</source>
        <translation>Dieses Modell hat keinen brauchbaren Tokenizer.</translation>
    </message>
    <message>
        <source>Your texts are being looked at…</source>
        <translation>Ihre Texte werden untersucht…</translation>
    </message>
    <message>
        <source>There are no words in the training texts.</source>
        <translation>In den Trainingstexten sind keine Wörter.</translation>
    </message>
    <message>
        <source>Measured on %1 of %2 training texts, spread evenly: %3 words.</source>
        <translation>Gemessen an %1 von %2 Trainingstexten, gleichmäßig verteilt: %3 Wörter.</translation>
    </message>
    <message>
        <source>Measured on all %1 training texts: %2 words.</source>
        <translation>Gemessen an allen %1 Trainingstexten: %2 Wörter.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Tokens</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>im Mittel</translation>
    </message>
    <message>
        <source>of all words</source>
        <translation>aller Wörter</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>%1 pieces: %2</source>
        <translation>%1 Stücke: %2</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>You have stopped this: what was looked at so far is not kept.</source>
        <translation>Sie haben das abgebrochen: Was bisher angesehen wurde, wird nicht behalten.</translation>
    </message>
    <message>
        <source>Make the selected words one token each</source>
        <translation>Die gewählten Wörter zu je einem Token machen</translation>
    </message>
    <message>
        <source>They join “%1” below: worth it for words that many of your texts have.</source>
        <translation>Sie kommen unten zu „%1“ hinzu: Das lohnt sich für Wörter, die in vielen Ihrer Texte stehen.</translation>
    </message>
</context>
<context>
    <name>etude::ModelList</name>
    <message>
        <source>Models on this machine</source>
        <translation>Modelle auf diesem Rechner</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>A folder as Transformers saves it: config.json, model.safetensors, and a tokenizer.</source>
        <translation>Ein Ordner, wie Transformers ihn speichert: config.json, model.safetensors und ein Tokenizer.</translation>
    </message>
    <message>
        <source>Models in the Hugging Face cache of this machine are listed by themselves.</source>
        <translation>Modelle im Hugging-Face-Cache dieses Rechners werden von selbst aufgeführt.</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1 Mio. Parameter</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>cannot be tuned</source>
        <translation>nicht abstimmbar</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>Modellordner öffnen</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Search by name, family, language…</source>
        <translation>Suche nach Name, Familie, Sprache…</translation>
    </message>
    <message>
        <source>No model has all of these words.</source>
        <translation>Kein Modell enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Hugging-Face-Cache</translation>
    </message>
    <message>
        <source>own folder</source>
        <translation>eigener Ordner</translation>
    </message>
</context>
<context>
    <name>etude::ModelMemory</name>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Memory for training</source>
        <translation>Arbeitsspeicher für das Training</translation>
    </message>
    <message>
        <source>Memory for training by method</source>
        <translation>Arbeitsspeicher für das Training je Verfahren</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>The engine is still being opened.</source>
        <translation>Der Rechenkern wird noch geöffnet.</translation>
    </message>
    <message>
        <source>The engine could not be opened.</source>
        <translation>Der Rechenkern ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>This is known when a model that can be tuned is chosen.</source>
        <translation>Das ist bekannt, sobald ein Modell gewählt ist, das sich abstimmen lässt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 needs more than is free.</source>
        <translation>Nicht genug Arbeitsspeicher frei für: %1.</translation>
    </message>
    <message>
        <source>This machine has enough memory for every way of tuning this model.</source>
        <translation>Dieser Rechner hat genug Arbeitsspeicher für jede Art, dieses Modell abzustimmen.</translation>
    </message>
    <message>
        <source>No way of tuning fits in memory: make the batch or the longest text smaller, or choose a smaller model.</source>
        <translation>Keine Art des Tunings passt in den Arbeitsspeicher: den Batch oder den längsten Text verkleinern oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Estimated from shapes for batches of %1 texts of %2 tokens. Weights are the model itself; gradients say where to move each weight; the optimizer keeps two numbers for each weight that moves; activations are what a batch leaves behind on its way through the layers.</source>
        <translation>Aus den Formen geschätzt, für Batches von %1 Texten mit %2 Tokens. Gewichte sind das Modell selbst; Gradienten sagen, wohin sich jedes Gewicht bewegen soll; der Optimierer merkt sich zwei Zahlen für jedes Gewicht, das sich bewegt; Aktivierungen sind, was ein Batch auf seinem Weg durch die Schichten hinterlässt.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 needs more than your memory limit.</source>
        <translation>%1 braucht mehr als Ihre Speichergrenze.</translation>
    </message>
    <message>
        <source>Your memory limit is enough for every way of tuning this model.</source>
        <translation>Ihre Speichergrenze reicht für jede Art, dieses Modell abzustimmen.</translation>
    </message>
    <message>
        <source>your limit: %1</source>
        <translation>Ihre Grenze: %1</translation>
    </message>
</context>
<context>
    <name>etude::ModelPage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Choose the pretrained model that the tuning starts from.</source>
        <translation>Das vortrainierte Modell wählen, von dem das Tuning ausgeht.</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>How it is used</source>
        <translation>Wie es benutzt wird</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Längster Text</translation>
    </message>
    <message>
        <source>Parameters by part</source>
        <translation>Parameter je Teil</translation>
    </message>
    <message>
        <source>Try the tokenizer</source>
        <translation>Tokenizer ausprobieren</translation>
    </message>
    <message>
        <source>Text to cut into tokens</source>
        <translation>Text, der in Tokens zerlegt wird</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>Einen Satz eingeben</translation>
    </message>
    <message>
        <source>Unbelievably good soup, but the waiter was grumpy.</source>
        <translation>Unbelievably good soup, but the waiter was grumpy.</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Das Modell wird untersucht…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>family: %1</source>
        <translation>Familie: %1</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 auf Datenträger</translation>
    </message>
    <message>
        <source>lower case only</source>
        <translation>nur Kleinbuchstaben</translation>
    </message>
    <message>
        <source>tells capitals apart</source>
        <translation>unterscheidet Groß/Klein</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>Lizenz nicht angegeben</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>%1 wide, %2 heads</source>
        <translation>Breite %1, %2 Köpfe</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Type a sentence to see how the model reads it.</source>
        <translation>Einen Satz eingeben, um zu sehen, wie das Modell ihn liest.</translation>
    </message>
    <message>
        <source>This model has no tokenizer that can be used.</source>
        <translation>Dieses Modell hat keinen brauchbaren Tokenizer.</translation>
    </message>
    <message>
        <source> Only the first %1 are read: the rest is cut off.</source>
        <translation> Nur die ersten %1 werden gelesen: Der Rest wird abgeschnitten.</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Pooler</source>
        <translation>Pooler</translation>
    </message>
    <message>
        <source>Point at a token, or move along with the arrow keys, to see its number.</source>
        <translation>Auf ein Token zeigen oder mit den Pfeiltasten entlanggehen, um seine Nummer zu sehen.</translation>
    </message>
    <message>
        <source>language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>Classification head</source>
        <translation>Klassifikationskopf</translation>
    </message>
    <message>
        <source>Pretraining head (dropped when tuning)</source>
        <translation>Kopf des Vortrainings (entfällt beim Tuning)</translation>
    </message>
    <message>
        <source>It sums up a whole text in one row of numbers, for the head to judge.</source>
        <translation>Er fasst einen ganzen Text in einer Reihe von Zahlen zusammen, die der Kopf beurteilt.</translation>
    </message>
    <message>
        <source>It turns the summed-up text into one number per label.</source>
        <translation>Er macht aus dem zusammengefassten Text eine Zahl je Label.</translation>
    </message>
    <message>
        <source>It told the next token while the model was pretrained.</source>
        <translation>Er sagte das nächste Token, als das Modell vortrainiert wurde.</translation>
    </message>
    <message>
        <source>It guessed hidden words while the model was pretrained.</source>
        <translation>Er erriet verborgene Wörter, als das Modell vortrainiert wurde.</translation>
    </message>
    <message>
        <source>Tuning puts a fresh head for your labels in its place.</source>
        <translation>Beim Tuning tritt ein neuer Kopf für Ihre Labels an seine Stelle.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>it counts distances, not places</source>
        <translation>zählt Abstände, nicht Stellen</translation>
    </message>
    <message>
        <source>; a piece with %1 goes on where the piece before it ended</source>
        <translation>; ein Stück mit %1 setzt das Stück davor fort</translation>
    </message>
    <message>
        <source>; a piece with %1 comes after a blank</source>
        <translation>; ein Stück mit %1 steht nach einem Leerzeichen</translation>
    </message>
    <message>
        <source>%1 tokens.%2 A word that is not in the vocabulary is read in pieces%3. The colour changes with every word; grey tokens are added by the tokenizer.</source>
        <translation>%1 Tokens.%2 Ein Wort, das nicht im Vokabular steht, wird in Stücken gelesen%3. Die Farbe wechselt mit jedem Wort; graue Tokens fügt der Tokenizer hinzu.</translation>
    </message>
</context>
<context>
    <name>etude::MonitoringPage</name>
    <message>
        <source>Nothing to watch yet</source>
        <translation>Noch nichts zu überwachen</translation>
    </message>
    <message>
        <source>When a run is finished, its model can answer texts here, and every answer is kept and watched.</source>
        <translation>Ist ein Lauf fertig, kann sein Modell hier Texte beantworten, und jede Antwort wird aufbewahrt und überwacht.</translation>
    </message>
    <message>
        <source>Go to Tuning</source>
        <translation>Zum Tuning</translation>
    </message>
    <message>
        <source>No predictions yet: start the endpoint, predict a file, or try a text on the Export page.</source>
        <translation>Noch keine Vorhersagen: den Endpunkt starten, eine Datei vorhersagen oder auf der Seite Export einen Text ausprobieren.</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Nachtrainieren</translation>
    </message>
    <message>
        <source>Retrain with these</source>
        <translation>Hiermit nachtrainieren</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Mean confidence</source>
        <translation>Mittlere Sicherheit</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>Volume and confidence</source>
        <translation>Menge und Sicherheit</translation>
    </message>
    <message>
        <source>Drift over time</source>
        <translation>Drift im Zeitverlauf</translation>
    </message>
    <message>
        <source>Stability index (PSI)</source>
        <translation>Stabilitätsindex (PSI)</translation>
    </message>
    <message>
        <source>Newest predictions</source>
        <translation>Neueste Vorhersagen</translation>
    </message>
    <message>
        <source>Give a wrong answer its correct label: corrected texts can be trained with.</source>
        <translation>Einer falschen Antwort ihr richtiges Label geben: Mit korrigierten Texten lässt sich trainieren.</translation>
    </message>
    <message>
        <source>What is kept and when to warn</source>
        <translation>Was aufbewahrt und wann gewarnt wird</translation>
    </message>
    <message>
        <source>Corrected texts that join the training data of the next run: %1.</source>
        <translation>Korrigierte Texte, die zu den Trainingsdaten des nächsten Laufs hinzukommen: %1.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>Richtige Antworten</translation>
    </message>
    <message>
        <source>Of the imported predictions whose true label is known. Falling: the model no longer fits what it is asked.</source>
        <translation>Von den importierten Vorhersagen, deren wahres Label bekannt ist. Fällt der Wert, passt das Modell nicht mehr zu dem, was es gefragt wird.</translation>
    </message>
    <message>
        <source>Right answers over time</source>
        <translation>Richtige Antworten im Zeitverlauf</translation>
    </message>
    <message>
        <source>Right (%)</source>
        <translation>Richtig (%)</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>von insgesamt %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>There are no predictions in this time.</source>
        <translation>In dieser Zeit gibt es keine Vorhersagen.</translation>
    </message>
    <message>
        <source>Mean confidence, %</source>
        <translation>Mittlere Sicherheit, %</translation>
    </message>
    <message>
        <source>There are no corrections yet. Correct wrong answers under “Newest predictions”; the next run can learn from them.</source>
        <translation>Es gibt noch keine Korrekturen. Falsche Antworten unter „Neueste Vorhersagen“ berichtigen; der nächste Lauf kann daraus lernen.</translation>
    </message>
    <message>
        <source>Opens the Tuning page with the corrected texts among the training data.</source>
        <translation>Öffnet die Seite Tuning mit den berichtigten Texten unter den Trainingsdaten.</translation>
    </message>
    <message>
        <source>First correct a wrong answer under “Newest predictions”.</source>
        <translation>Zuerst eine falsche Antwort unter „Neueste Vorhersagen“ berichtigen.</translation>
    </message>
    <message>
        <source>Predictions so far</source>
        <translation>Vorhersagen bisher</translation>
    </message>
    <message>
        <source>After %1 predictions, %2</source>
        <translation>Nach %1 Vorhersagen, %2</translation>
    </message>
</context>
<context>
    <name>etude::MonitoringWatch</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the alarm</source>
        <translation>Den Alarm zeigen</translation>
    </message>
    <message>
        <source>You have seen it: the mark on the rail goes, the alarm stays in the list.</source>
        <translation>Sie haben ihn gesehen: Die Markierung an der Stufenleiste verschwindet, der Alarm bleibt in der Liste.</translation>
    </message>
    <message>
        <source>%1 (%2 alarms in all)</source>
        <translation>%1 (insgesamt %2 Alarme)</translation>
    </message>
    <message>
        <source>The model has become unsure: its answers have a mean confidence of %1 (limit %2).</source>
        <translation>Das Modell ist unsicher geworden: Seine Antworten haben eine mittlere Sicherheit von %1 (Grenze %2).</translation>
    </message>
    <message>
        <source>Many answers are doubtful: %1 of the newest ones (limit %2).</source>
        <translation>Viele Antworten sind zweifelhaft: %1 der neuesten (Grenze %2).</translation>
    </message>
    <message>
        <source>What the model is asked has changed: %1 drifted to %2 (limit %3).</source>
        <translation>Was das Modell gefragt wird, hat sich geändert: %1 – Drift %2 (Grenze %3).</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Als gesehen markieren</translation>
    </message>
</context>
<context>
    <name>etude::NeedBar</name>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 free, your limit is %2</source>
        <translation>%1 frei, Ihre Grenze ist %2</translation>
    </message>
    <message>
        <source>Memory that the run needs, of what is free</source>
        <translation>Arbeitsspeicher, den der Lauf braucht, von dem, was frei ist</translation>
    </message>
    <message>
        <source>The run needs %1; %2. That is %3 of your limit.</source>
        <translation>Der Lauf braucht %1; %2. Das sind %3 Ihrer Grenze.</translation>
    </message>
    <message>
        <source>The run needs %1; %2. That is %3 of what is free.</source>
        <translation>Der Lauf braucht %1; %2. Das sind %3 von dem, was frei ist.</translation>
    </message>
</context>
<context>
    <name>etude::OverfittingBanner</name>
    <message>
        <source>The model has begun to learn its training texts by heart</source>
        <translation>Das Modell hat begonnen, seine Trainingstexte auswendig zu lernen</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Stoppen, besten behalten</translation>
    </message>
    <message>
        <source>Ends the training now; the checkpoint with the lowest validation loss is judged and becomes the result</source>
        <translation>Beendet das Training jetzt; der Checkpoint mit dem niedrigsten Validierungsverlust wird ausgewertet und zum Ergebnis</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>More regularisation</source>
        <translation>Mehr Regularisierung</translation>
    </message>
    <message>
        <source>Raises dropout and weight decay for the next run: both make it harder to learn single texts by heart</source>
        <translation>Erhöht Dropout und Gewichtszerfall für den nächsten Lauf: Beide erschweren es, einzelne Texte auswendig zu lernen</translation>
    </message>
    <message>
        <source>More data</source>
        <translation>Mehr Daten</translation>
    </message>
    <message>
        <source>More different texts are the best cure: what is in many texts cannot be learned by heart</source>
        <translation>Mehr verschiedene Texte helfen am besten: Was in vielen Texten steht, lässt sich nicht auswendig lernen</translation>
    </message>
    <message>
        <source>Since step %1 the training loss falls on while the loss on unseen texts rises (%2, now %3). More steps make it worse on new texts.</source>
        <translation>Seit Schritt %1 fällt der Trainingsverlust weiter, während der Verlust bei ungesehenen Texten steigt (%2, jetzt %3). Weitere Schritte machen es bei neuen Texten schlechter.</translation>
    </message>
    <message>
        <source>Since step %1 the training loss fell on while the loss on unseen texts rose (%2, at the end %3). Fewer epochs, more regularisation or more data help.</source>
        <translation>Seit Schritt %1 fiel der Trainingsverlust weiter, während der Verlust bei ungesehenen Texten stieg (%2, am Ende %3). Weniger Epochen, mehr Regularisierung oder mehr Daten helfen.</translation>
    </message>
    <message>
        <source>Dropout and weight decay are as high as is sensible already: more data or fewer epochs help now.</source>
        <translation>Dropout und Gewichtszerfall sind schon so hoch, wie es sinnvoll ist: Jetzt helfen mehr Daten oder weniger Epochen.</translation>
    </message>
    <message>
        <source>Changed for the next run: %1. Undo takes it back.</source>
        <translation>Für den nächsten Lauf geändert: %1. „Rückgängig“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>Ends the training now; the checkpoint with the highest validation accuracy is judged and becomes the result</source>
        <translation>Beendet das Training jetzt; der Checkpoint mit der höchsten Validierungsgenauigkeit wird beurteilt und ist das Ergebnis</translation>
    </message>
    <message>
        <source>Ends the training now; the checkpoint with the highest validation F1 is judged and becomes the result</source>
        <translation>Beendet das Training jetzt; der Checkpoint mit dem höchsten Validierungs-F1 wird beurteilt und ist das Ergebnis</translation>
    </message>
</context>
<context>
    <name>etude::OverviewTab</name>
    <message>
        <source>What the other tabs found</source>
        <translation>Was die anderen Reiter ergeben haben</translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation>Mit Tuning</translation>
    </message>
    <message>
        <source>Untuned</source>
        <translation>Ohne Tuning</translation>
    </message>
    <message>
        <source>Always “%1”</source>
        <translation>Immer „%1“</translation>
    </message>
    <message>
        <source>95 % interval: %1</source>
        <translation>95-%-Intervall: %1</translation>
    </message>
    <message>
        <source>A confidence interval: the score on all texts of this kind is most likely in this range, for ranges made this way hold it in 95 of 100 cases. The fewer texts were judged, the wider it is. Of two models whose ranges overlap widely, it is open which is better.</source>
        <translation>Ein Konfidenzintervall: Der Wert für alle Texte dieser Art liegt höchstwahrscheinlich in diesem Bereich, denn so gebildete Bereiche enthalten ihn in 95 von 100 Fällen. Je weniger Texte beurteilt wurden, desto breiter ist er. Bei zwei Modellen, deren Bereiche sich weit überlappen, ist offen, welches besser ist.</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>Opens this tab</source>
        <translation>Öffnet diesen Reiter</translation>
    </message>
</context>
<context>
    <name>etude::PartCanvas</name>
    <message>
        <source>%1: %2 (%3 of all)</source>
        <translation>%1: %2 (%3 des Ganzen)</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4)</source>
        <translation>%1, %2: %3 (%4)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>etude::PartPicture</name>
    <message>
        <source>Point at a part, or move with the arrow keys, to see its figures.</source>
        <translation>Auf einen Teil zeigen oder mit den Pfeiltasten wandern, um seine Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>etude::PlanPanel</name>
    <message>
        <source>Settings are locked while a run is under way.</source>
        <translation>Einstellungen sind gesperrt, solange ein Lauf im Gange ist.</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Was sich bewegt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Trainable parameters are counted once the engine is open.</source>
        <translation>Die trainierbaren Parameter werden gezählt, sobald der Rechenkern geladen ist.</translation>
    </message>
    <message>
        <source>Trainable parameters are counted once a model is chosen.</source>
        <translation>Die trainierbaren Parameter werden gezählt, sobald ein Modell gewählt ist.</translation>
    </message>
    <message>
        <source>Trainable: %1 of %2 (%3 %)</source>
        <translation>Trainierbar: %1 von %2 (%3 %)</translation>
    </message>
    <message>
        <source>What the run is for</source>
        <translation>Wozu der Lauf dient</translation>
    </message>
    <message>
        <source>Settings shown</source>
        <translation>Gezeigte Einstellungen</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Shows the settings that matter most</source>
        <translation>Zeigt die wichtigsten Einstellungen</translation>
    </message>
    <message>
        <source>Shows every setting</source>
        <translation>Zeigt alle Einstellungen</translation>
    </message>
    <message>
        <source>The text comes in at the bottom. Press a part to freeze it or to train it.</source>
        <translation>Der Text kommt unten herein. Auf einen Teil drücken, um ihn einzufrieren oder zu trainieren.</translation>
    </message>
    <message>
        <source>How fast and how long</source>
        <translation>Wie schnell und wie lange</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Against overfitting</source>
        <translation>Gegen Überanpassung</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Optimizer, checkpoints, chance</source>
        <translation>Optimierer, Checkpoints, Zufall</translation>
    </message>
    <message>
        <source>The list of trained parts decides now: press the parts in the picture.</source>
        <translation>Jetzt entscheidet die Liste der trainierten Teile: auf die Teile im Bild drücken.</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Turns each token into numbers: what is known of single words.</source>
        <translation>Macht aus jedem Token Zahlen: was über einzelne Wörter bekannt ist.</translation>
    </message>
    <message>
        <source>Pooler and head</source>
        <translation>Pooler und Kopf</translation>
    </message>
    <message>
        <source>The pooler sums up what the layers made of the text; the head turns that into one number per label.</source>
        <translation>Der Pooler fasst zusammen, was die Schichten aus dem Text gemacht haben; der Kopf macht daraus eine Zahl je Label.</translation>
    </message>
    <message>
        <source>One of the lower layers, which mostly know spelling and grammar (%1 in the recipe).</source>
        <translation>Eine der unteren Schichten, die meist Rechtschreibung und Grammatik kennen (%1 im Rezept).</translation>
    </message>
    <message>
        <source>One of the upper layers, which mostly know meaning (%1 in the recipe).</source>
        <translation>Eine der oberen Schichten, die meist Bedeutungen kennen (%1 im Rezept).</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>It turns what the layers made of the text into one number per label.</source>
        <translation>Er macht aus dem, was die Schichten vom Text verstanden haben, eine Zahl je Label.</translation>
    </message>
    <message>
        <source>The text comes in at the bottom. Hold the pointer over a part to see what happens there.</source>
        <translation>Der Text kommt unten herein. Mit der Maus auf einen Teil zeigen, um zu sehen, was dort geschieht.</translation>
    </message>
    <message>
        <source>The number of last layers decides now; press the parts in the picture to choose them freely.</source>
        <translation>Jetzt entscheidet die Zahl der letzten Schichten; auf die Teile im Bild drücken, um sie frei zu wählen.</translation>
    </message>
    <message>
        <source>The method decides what happens here.</source>
        <translation>Was hier geschieht, bestimmt die Methode.</translation>
    </message>
    <message>
        <source>It is frozen by the setting “Freeze the head”.</source>
        <translation>Eingefroren durch die Einstellung „Kopf einfrieren“.</translation>
    </message>
    <message>
        <source>It is always trained: the head is fresh.</source>
        <translation>Wird immer trainiert: Der Kopf ist frisch.</translation>
    </message>
</context>
<context>
    <name>etude::PredictionImportCard</name>
    <message>
        <source>Bring in predictions from elsewhere</source>
        <translation>Vorhersagen von anderswo einlesen</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows that were left out</source>
        <translation>Weggelassene Zeilen</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>Warum weggelassen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled: nothing was added to the log.</source>
        <translation>Abgebrochen: Dem Protokoll wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>A CSV or JSONL file with a text, the model&apos;s answer, and perhaps its confidence, the time and the true label. With true labels you see how often the model is right in use.</source>
        <translation>Eine CSV- oder JSONL-Datei mit einem Text, der Antwort des Modells und vielleicht ihrer Sicherheit, der Zeit und dem wahren Label. Mit wahren Labels ist zu sehen, wie oft das Modell im Einsatz richtigliegt.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>Modellantwort</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>Wahres Label</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What the model was asked.</source>
        <translation>Was das Modell gefragt wurde.</translation>
    </message>
    <message>
        <source>The label it gave. It must be one of this model&apos;s labels.</source>
        <translation>Das Label, das es gegeben hat. Es muss eines der Labels dieses Modells sein.</translation>
    </message>
    <message>
        <source>How sure it was: 0 to 1, or a percentage. May be missing.</source>
        <translation>Wie sicher es war: 0 bis 1 oder ein Prozentwert. Darf fehlen.</translation>
    </message>
    <message>
        <source>The label that is right. Where it is known, accuracy in use can be told.</source>
        <translation>Das richtige Label. Wo es bekannt ist, lässt sich die Genauigkeit im Einsatz angeben.</translation>
    </message>
    <message>
        <source>When it was asked, such as 2026-11-21 08:19 or seconds since 1970. Without, all rows count as asked now.</source>
        <translation>Wann es gefragt wurde, etwa 2026-11-21 08:19 oder Sekunden seit 1970. Ohne diese Angabe gelten alle Zeilen als jetzt gefragt.</translation>
    </message>
    <message>
        <source>File of predictions</source>
        <translation>Datei mit Vorhersagen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.json *.jsonl);;All files (*)</source>
        <translation>Tabellen (*.csv *.tsv *.json *.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The file is being read…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>choose a column</source>
        <translation>Spalte wählen</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>nicht in der Datei</translation>
    </message>
    <message>
        <source>%1 rows. Check which column is what, then import.</source>
        <translation>%1 Zeilen. Prüfen, welche Spalte was ist, dann importieren.</translation>
    </message>
    <message>
        <source>The rows are being added to the log…</source>
        <translation>Die Zeilen werden dem Protokoll hinzugefügt…</translation>
    </message>
    <message>
        <source>%1 predictions were added to the log.</source>
        <translation>%1 Vorhersagen wurden dem Protokoll hinzugefügt.</translation>
    </message>
    <message>
        <source>%1 of %2 with a true label are right (%3).</source>
        <translation>%1 von %2 mit wahrem Label sind richtig (%3).</translation>
    </message>
    <message>
        <source>%1 rows were left out.</source>
        <translation>%1 Zeilen wurden weggelassen.</translation>
    </message>
</context>
<context>
    <name>etude::PredictionModel</name>
    <message>
        <source>(text not kept)</source>
        <translation>(Text nicht behalten)</translation>
    </message>
    <message>
        <source>as answered</source>
        <translation>wie geantwortet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Gefragt von</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>Richtiges Label</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>import</source>
        <translation>Import</translation>
    </message>
</context>
<context>
    <name>etude::PredictionTable</name>
    <message>
        <source>Newest predictions</source>
        <translation>Neueste Vorhersagen</translation>
    </message>
</context>
<context>
    <name>etude::PresetRow</name>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Your own mixture of settings. A preset would replace the epochs, the number of training texts, the schedule, dropout, weight decay and when to validate; the rest stays.</source>
        <translation>Ihre eigene Mischung von Einstellungen. Eine Voreinstellung würde die Epochen, die Zahl der Trainingstexte, den Verlauf der Lernrate, Dropout, Gewichtszerfall und den Zeitpunkt der Validierung ersetzen; der Rest bleibt.</translation>
    </message>
</context>
<context>
    <name>etude::PreviewCard</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Validation file</source>
        <translation>Validierungsdatei</translation>
    </message>
    <message>
        <source>Test file</source>
        <translation>Testdatei</translation>
    </message>
    <message>
        <source>Extra training rows</source>
        <translation>Zusätzliche Trainingszeilen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Search the rows</source>
        <translation>Zeilen durchsuchen</translation>
    </message>
    <message>
        <source>Shows only rows that hold this text in any cell; capitals make no difference. It changes nothing in the data.</source>
        <translation>Zeigt nur Zeilen, die diesen Text in irgendeiner Zelle enthalten; Groß- und Kleinschreibung spielt keine Rolle. An den Daten ändert sich nichts.</translation>
    </message>
    <message>
        <source>Rows of which file</source>
        <translation>Zeilen welcher Datei</translation>
    </message>
    <message>
        <source>Which of the files is shown below.</source>
        <translation>Welche der Dateien unten gezeigt wird.</translation>
    </message>
    <message>
        <source>Preview of the data</source>
        <translation>Vorschau der Daten</translation>
    </message>
    <message>
        <source>The file is being read…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Keine Vorschau</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>second text</source>
        <translation>zweiter Text</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>etude::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>etude::QuestionBox</name>
    <message>
        <source>Question %1</source>
        <translation>Frage %1</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Antwort zeigen</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>What do you think? Write it down, then look.</source>
        <translation>Was meinen Sie? Schreiben Sie es auf, und sehen Sie dann nach.</translation>
    </message>
    <message>
        <source>✓ Right</source>
        <translation>✓ Richtig</translation>
    </message>
    <message>
        <source>✗ Not quite</source>
        <translation>✗ Nicht ganz</translation>
    </message>
    <message>
        <source>The answer is: %1</source>
        <translation>Die Antwort ist: %1</translation>
    </message>
</context>
<context>
    <name>etude::QuestionEditor</name>
    <message>
        <source>Questions of this step</source>
        <translation>Fragen dieses Schritts</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Frage hinzufügen</translation>
    </message>
    <message>
        <source>Remove the question</source>
        <translation>Frage entfernen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Choices, one a line</source>
        <translation>Auswahlantworten, eine je Zeile</translation>
    </message>
    <message>
        <source>Leave it empty for an answer in the learner&apos;s own words</source>
        <translation>Leer lassen für eine Antwort in eigenen Worten der Lernenden</translation>
    </message>
    <message>
        <source>Right choice</source>
        <translation>Richtige Wahl</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer to reveal, with its reason</source>
        <translation>Antwort zum Aufdecken, mit Begründung</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
</context>
<context>
    <name>etude::RaceChart</name>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Validation accuracy, %</source>
        <translation>Validierungs-Genauigkeit, %</translation>
    </message>
    <message>
        <source>Validation macro F1, %</source>
        <translation>Validierungs-Makro-F1, %</translation>
    </message>
    <message>
        <source>All methods</source>
        <translation>Alle Methoden</translation>
    </message>
    <message>
        <source>The curves of all methods appear here, one after the other.</source>
        <translation>Hier erscheinen die Kurven aller Methoden, eine nach der anderen.</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>Tokens learned from</source>
        <translation>Gelernte Tokens</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>Seconds of training</source>
        <translation>Sekunden des Trainings</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>%1 at the end: %2.</source>
        <translation>%1 am Ende: %2.</translation>
    </message>
</context>
<context>
    <name>etude::RaceSetup</name>
    <message>
        <source>Who takes part</source>
        <translation>Wer teilnimmt</translation>
    </message>
    <message>
        <source>The same model is tuned in several ways: same rows, same seed, same evaluation, one run after the other.</source>
        <translation>Dasselbe Modell wird auf mehrere Arten getunt: dieselben Zeilen, derselbe Seed, dieselbe Auswertung, ein Lauf nach dem anderen.</translation>
    </message>
    <message>
        <source>What the methods do…</source>
        <translation>Was die Methoden tun …</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rate of the methods</source>
        <translation>Lernrate der Methoden</translation>
    </message>
    <message>
        <source>Suited to each method</source>
        <translation>Passend für jede Methode</translation>
    </message>
    <message>
        <source>The same for all</source>
        <translation>Für alle dieselbe</translation>
    </message>
    <message>
        <source>Methods that move little need larger steps. Suited: the plan&apos;s rate, in the usual proportion of the methods. The same: a test of one rate, in which some methods hardly learn.</source>
        <translation>Methoden, die wenig bewegen, brauchen größere Schritte. Passend: die Rate des Plans im üblichen Verhältnis der Methoden. Dieselbe: eine Probe mit einer einzigen Rate, bei der manche Methoden kaum lernen.</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>Wettlauf starten</translation>
    </message>
    <message>
        <source>Earlier races</source>
        <translation>Frühere Wettläufe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the chosen race</source>
        <translation>Den gewählten Wettlauf öffnen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Choose at least one method.</source>
        <translation>Mindestens eine Methode wählen.</translation>
    </message>
    <message>
        <source>Starts one run for each chosen method with the plan as it is now.</source>
        <translation>Startet für jede gewählte Methode einen Lauf mit dem Plan, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>A race is under way.</source>
        <translation>Ein Wettlauf ist im Gang.</translation>
    </message>
    <message>
        <source>Choose two methods or more, so that there is something to compare.</source>
        <translation>Zwei oder mehr Methoden wählen, damit es etwas zu vergleichen gibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs with the plan of the tab “Settings”. What was forgotten is measured, too.</source>
        <translation>
            <numerusform>%n Lauf mit dem Plan des Reiters „Einstellungen“. Auch was vergessen wird, wird gemessen.</numerusform>
            <numerusform>%n Läufe mit dem Plan des Reiters „Einstellungen“. Auch was vergessen wird, wird gemessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start a new race</source>
        <translation>Neuen Wettlauf starten</translation>
    </message>
</context>
<context>
    <name>etude::RaceView</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>The run under way saves a checkpoint and ends. The race can be gone on with at any time.</source>
        <translation>Der laufende Lauf speichert einen Checkpoint und endet. Der Wettlauf lässt sich jederzeit fortsetzen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on where the race was left: what is done is not done again.</source>
        <translation>Macht dort weiter, wo der Wettlauf stehen blieb: Was fertig ist, läuft nicht noch einmal.</translation>
    </message>
    <message>
        <source>Progress of the race</source>
        <translation>Fortschritt des Wettlaufs</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>Was die Kurven zeigen</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>What the curves run along</source>
        <translation>Worüber die Kurven verlaufen</translation>
    </message>
    <message>
        <source>over steps</source>
        <translation>über Schritte</translation>
    </message>
    <message>
        <source>over tokens</source>
        <translation>über Tokens</translation>
    </message>
    <message>
        <source>over seconds</source>
        <translation>über Sekunden</translation>
    </message>
    <message>
        <source>Over steps, methods are compared by how much they learn from each batch; over seconds, by what their steps cost.</source>
        <translation>Über Schritte zeigt sich, wie viel die Methoden aus jedem Batch lernen; über Sekunden, was ihre Schritte kosten.</translation>
    </message>
    <message>
        <source>What each method cost and brought</source>
        <translation>Was jede Methode gekostet und gebracht hat</translation>
    </message>
    <message>
        <source>Table of the race</source>
        <translation>Tabelle des Wettlaufs</translation>
    </message>
    <message>
        <source>Watch this run</source>
        <translation>Diesen Lauf ansehen</translation>
    </message>
    <message>
        <source>Shows the run of the chosen method on its own, with all its curves; then its evaluation can be seen, too</source>
        <translation>Zeigt den Lauf der gewählten Methode für sich, mit all seinen Kurven; danach lässt sich auch seine Auswertung ansehen</translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation>Tabelle speichern …</translation>
    </message>
    <message>
        <source>As Markdown for people, or as CSV with all digits</source>
        <translation>Als Markdown für Menschen oder als CSV mit allen Ziffern</translation>
    </message>
    <message>
        <source>No race yet</source>
        <translation>Noch kein Wettlauf</translation>
    </message>
    <message>
        <source>Choose the methods on the left, and start the race.</source>
        <translation>Links die Methoden wählen und den Wettlauf starten.</translation>
    </message>
    <message>
        <source>Stopping: a checkpoint is being saved</source>
        <translation>Hält an: Ein Checkpoint wird gespeichert</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 of %2 are over. %3</source>
        <translation>%1 von %2 sind vorbei. %3</translation>
    </message>
    <message>
        <source>The race is not over: %1 of %2 are</source>
        <translation>Der Wettlauf ist nicht vorbei: %1 von %2 sind es</translation>
    </message>
    <message>
        <source>The race is over</source>
        <translation>Der Wettlauf ist vorbei</translation>
    </message>
    <message>
        <source>The layers under “%1”</source>
        <translation>Die Schichten unter „%1“</translation>
    </message>
    <message>
        <source>The text comes in at the bottom. Hold the pointer over a part to see its figures.</source>
        <translation>Der Text kommt unten herein. Den Mauszeiger über einen Teil halten, um seine Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>The method decides what happens here.</source>
        <translation>Die Methode entscheidet, was hier geschieht.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>race.md</source>
        <translation>wettlauf.md</translation>
    </message>
    <message>
        <source>Markdown (*.md);;CSV (*.csv)</source>
        <translation>Markdown (*.md);;CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>etude::ReliabilityChart</name>
    <message>
        <source>Confidence of the answers, %</source>
        <translation>Sicherheit der Antworten, %</translation>
    </message>
    <message>
        <source>Answers that are right, %</source>
        <translation>Richtige Antworten, %</translation>
    </message>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>share of right answers</source>
        <translation>Anteil richtiger Antworten</translation>
    </message>
    <message>
        <source>gap to the confidence</source>
        <translation>Abstand zur Sicherheit</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>wie es sein sollte</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Mean confidence</source>
        <translation>Mittlere Sicherheit</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>Expected calibration error: %1 percentage points.</source>
        <translation>Erwarteter Kalibrierungsfehler: %1 Prozentpunkte.</translation>
    </message>
    <message>
        <source>%1 sure: %2 right, %3 answers.</source>
        <translation>%1 sicher: %2 richtig, %3 Antworten.</translation>
    </message>
    <message>
        <source>%1 sure</source>
        <translation>%1 sicher</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>mean confidence</source>
        <translation>mittlere Sicherheit</translation>
    </message>
    <message>
        <source>fewer than %1 answers: mostly luck</source>
        <translation>weniger als %1 Antworten: meist Zufall</translation>
    </message>
</context>
<context>
    <name>etude::RepeatDialog</name>
    <message>
        <source>Repeat with one thing changed</source>
        <translation>Mit einer einzigen Änderung wiederholen</translation>
    </message>
    <message>
        <source>The recipe of “%1” is loaded. Change one thing, and whatever comes out differently is due to it (or to chance: try another seed).</source>
        <translation>Das Rezept von „%1“ ist geladen. Ändern Sie eine einzige Sache: Was dann anders herauskommt, liegt an ihr (oder am Zufall: einen anderen Zufallsstartwert ausprobieren).</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Nothing is changed yet: this would be the same run again.</source>
        <translation>Noch ist nichts geändert: Das wäre noch einmal derselbe Lauf.</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>It cannot be started yet: %1</source>
        <translation>Der Start ist noch nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>etude::RunCharts</name>
    <message>
        <source>Which curves are shown</source>
        <translation>Welche Kurven gezeigt werden</translation>
    </message>
    <message>
        <source>How many validation texts it gets right, and macro F1, which counts rare labels as much as frequent ones</source>
        <translation>Wie viele Validierungstexte es richtig beantwortet, und Makro-F1, das seltene Labels so stark zählt wie häufige</translation>
    </message>
    <message>
        <source>How large the steps are; the schedule raises and lowers it</source>
        <translation>Wie groß die Schritte sind; der Verlauf hebt und senkt die Lernrate</translation>
    </message>
    <message>
        <source>How strongly the weights are pulled; sudden peaks mean that training is unsteady</source>
        <translation>Wie stark an den Gewichten gezogen wird; plötzliche Spitzen bedeuten, dass das Training unruhig ist</translation>
    </message>
    <message>
        <source>How many tokens are read in a second</source>
        <translation>Wie viele Tokens in einer Sekunde gelesen werden</translation>
    </message>
    <message>
        <source>How much memory the tensors take</source>
        <translation>Wie viel Arbeitsspeicher die Tensoren belegen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All curves side by side</source>
        <translation>Alle Kurven nebeneinander</translation>
    </message>
    <message>
        <source>How wrong the model is, on the texts it learns from and on those it does not: 0 is perfect, guessing between two labels costs 0.69 (cross-entropy in nats)</source>
        <translation>Wie falsch das Modell liegt, bei den Texten, aus denen es lernt, und bei den anderen: 0 ist perfekt, Raten zwischen zwei Labels kostet 0.69 (Kreuzentropie in Nat)</translation>
    </message>
</context>
<context>
    <name>etude::RunDifferences</name>
    <message>
        <source>What differs</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Settings in which the chosen runs differ</source>
        <translation>Einstellungen, in denen sich die gewählten Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Lowest validation loss</source>
        <translation>Niedrigster Validierungsverlust</translation>
    </message>
    <message>
        <source>Highest validation accuracy</source>
        <translation>Höchste Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>All settings are alike: what differs is chance.</source>
        <translation>Alle Einstellungen sind gleich: Was sich unterscheidet, ist Zufall.</translation>
    </message>
    <message>
        <source>Only the settings in which these runs are not alike.</source>
        <translation>Nur die Einstellungen, in denen diese Läufe nicht gleich sind.</translation>
    </message>
</context>
<context>
    <name>etude::RunFigures</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>lowest %1</source>
        <translation>niedrigster %1</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>beste %1</translation>
    </message>
    <message>
        <source>spent %1</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>Smoothed like the curve: the loss of a single step jumps with the texts of its batch.</source>
        <translation>Geglättet wie die Kurve: Der Verlust eines einzelnen Schritts springt mit den Texten seines Batches.</translation>
    </message>
    <message>
        <source>last step %1</source>
        <translation>letzter Schritt %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>etude::RunList</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>früh abgebrochen</translation>
    </message>
    <message>
        <source>ended by you</source>
        <translation>von Ihnen beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>Genauigkeit %1</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on from the newest checkpoint of this run</source>
        <translation>Macht beim neuesten Checkpoint dieses Laufs weiter</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Folder of a run</source>
        <translation>Ordner eines Laufs</translation>
    </message>
    <message>
        <source>This run is being worked on</source>
        <translation>An diesem Lauf wird gearbeitet</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Ihn zuerst stoppen.</translation>
    </message>
    <message>
        <source>The run could not be deleted: %1</source>
        <translation>Der Lauf konnte nicht gelöscht werden: %1</translation>
    </message>
    <message>
        <source>See whether you may write to its folder.</source>
        <translation>Prüfen, ob Sie in seinen Ordner schreiben dürfen.</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>Lauf umbenennen</translation>
    </message>
    <message>
        <source>Name in the history (its folder stays as it is; empty: the folder&apos;s name)</source>
        <translation>Name in der Liste der Läufe (der Ordner bleibt, wie er ist; leer: der Name des Ordners)</translation>
    </message>
    <message>
        <source>Note on “%1”</source>
        <translation>Notiz zu „%1“</translation>
    </message>
    <message>
        <source>What was tried here, and what came out?</source>
        <translation>Was wurde hier ausprobiert, und was kam heraus?</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Lauf löschen</translation>
    </message>
    <message>
        <source>Delete the run “%1”?</source>
        <translation>Den Lauf „%1“ löschen?</translation>
    </message>
    <message>
        <source>Its curves, checkpoints, model and predictions go to the trash of the desktop; where there is none, they are deleted for good.</source>
        <translation>Seine Kurven, Checkpoints, sein Modell und seine Vorhersagen kommen in den Papierkorb; gibt es keinen, werden sie endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The space bar ticks a run, so that its curves are laid over those of the run that is shown.</source>
        <translation>Die Leertaste hakt einen Lauf an, sodass seine Kurven über die des angezeigten Laufs gelegt werden.</translation>
    </message>
    <message>
        <source>Search names and notes</source>
        <translation>Namen und Notizen durchsuchen</translation>
    </message>
    <message>
        <source>Only runs with a star</source>
        <translation>Nur Läufe mit Stern</translation>
    </message>
    <message>
        <source>Order of the runs</source>
        <translation>Reihenfolge der Läufe</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Lowest loss</source>
        <translation>Niedrigster Verlust</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Beste Genauigkeit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Repeat with a change…</source>
        <translation>Geändert wiederholen…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Repeat…</source>
        <translation>Wiederholen…</translation>
    </message>
    <message>
        <source>The same run again with one setting changed</source>
        <translation>Derselbe Lauf noch einmal, mit einer geänderten Einstellung</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>Kein Lauf passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>In %1. Tick runs to lay their curves over each other.</source>
        <translation>In %1. Läufe anhaken, um ihre Kurven übereinanderzulegen.</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>At most %1 runs can be laid over each other: untick one first.</source>
        <translation>Höchstens %1 Läufe lassen sich übereinanderlegen: zuerst einen Haken entfernen.</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Shows only runs with these words in their names and notes</source>
        <translation>Zeigt nur Läufe mit diesen Wörtern in Namen und Notizen</translation>
    </message>
    <message>
        <source>No runs yet. Start one, and it is kept in %1.</source>
        <translation>Noch keine Läufe. Starten Sie einen: Er bleibt in %1 erhalten.</translation>
    </message>
</context>
<context>
    <name>etude::RunPanel</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on from the newest checkpoint of the run that is shown</source>
        <translation>Macht beim neuesten Checkpoint des angezeigten Laufs weiter</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Finished after %1 steps</source>
        <translation>Fertig nach %1 Schritten</translation>
    </message>
    <message>
        <source>Ended by you after %1 steps, with the best checkpoint</source>
        <translation>Nach %1 Schritten von Ihnen beendet, mit dem besten Checkpoint</translation>
    </message>
    <message>
        <source>Ended early after %1 steps, with the best checkpoint</source>
        <translation>Nach %1 Schritten früh abgebrochen, mit dem besten Checkpoint</translation>
    </message>
    <message>
        <source>Stopped after %1 steps</source>
        <translation>Nach %1 Schritten gestoppt</translation>
    </message>
    <message>
        <source>Stopping: a checkpoint is being saved</source>
        <translation>Wird gestoppt: Ein Checkpoint wird gespeichert</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Wird pausiert</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>The run has failed</source>
        <translation>Der Lauf ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>This run was interrupted</source>
        <translation>Dieser Lauf wurde unterbrochen</translation>
    </message>
    <message>
        <source>Ready to tune</source>
        <translation>Bereit zum Tuning</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>A new run cannot be started: %1</source>
        <translation>Ein neuer Lauf kann nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>It took %1; best checkpoint: step %2.</source>
        <translation>Dauer: %1; bester Checkpoint: Schritt %2.</translation>
    </message>
    <message>
        <source>The first curves appear a few seconds after the start.</source>
        <translation>Die ersten Kurven erscheinen einige Sekunden nach dem Start.</translation>
    </message>
    <message>
        <source>The run shown</source>
        <translation>Der angezeigte Lauf</translation>
    </message>
    <message>
        <source>Ended early after %1 steps, with the weights of the last step</source>
        <translation>Früh beendet nach %1 Schritten, mit den Gewichten des letzten Schritts</translation>
    </message>
    <message>
        <source>Opening the run</source>
        <translation>Der Lauf wird geöffnet</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Starts a new run with these settings. The run that is shown is kept under “Earlier runs”.</source>
        <translation>Startet einen neuen Lauf mit diesen Einstellungen. Der gezeigte Lauf bleibt unter „Frühere Läufe“ erhalten.</translation>
    </message>
    <message>
        <source>Starts a run with these settings.</source>
        <translation>Startet einen Lauf mit diesen Einstellungen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Epoch %1; %2, %3, %4 training texts</source>
        <translation>Epoche %1; %2, %3, %4 Trainingstexte</translation>
    </message>
    <message>
        <source>What it wrote while it trained is being read.</source>
        <translation>Was er beim Training aufgeschrieben hat, wird gelesen.</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Dauer: %1.</translation>
    </message>
</context>
<context>
    <name>etude::ScoreCurve</name>
    <message>
        <source>False alarms, % of the other texts</source>
        <translation>Fehlalarme, % der anderen Texte</translation>
    </message>
    <message>
        <source>Recall, % of the label&apos;s texts found</source>
        <translation>Recall, % der Texte des Labels gefunden</translation>
    </message>
    <message>
        <source>Found, % of the label&apos;s texts</source>
        <translation>Gefunden, % der Texte des Labels</translation>
    </message>
    <message>
        <source>Precision, % of the answers right</source>
        <translation>Precision, % der Antworten richtig</translation>
    </message>
    <message>
        <source>“%1”: area %2</source>
        <translation>„%1“: Fläche %2</translation>
    </message>
    <message>
        <source>“%1”: average precision %2</source>
        <translation>„%1“: durchschnittliche Precision %2</translation>
    </message>
    <message>
        <source>guessing: area 0.5</source>
        <translation>Raten: Fläche 0.5</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>Raten</translation>
    </message>
    <message>
        <source>No text has this label.</source>
        <translation>Kein Text hat dieses Label.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>False alarm rate</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>“%1”: area under the ROC curve %2.</source>
        <translation>„%1“: Fläche unter der ROC-Kurve %2.</translation>
    </message>
    <message>
        <source>“%1”: average precision %2.</source>
        <translation>„%1“: durchschnittliche Precision %2.</translation>
    </message>
    <message>
        <source>from a probability of %1 on</source>
        <translation>ab einer Wahrscheinlichkeit von %1</translation>
    </message>
    <message>
        <source>%1 found, %2 false alarms</source>
        <translation>%1 gefunden, %2 Fehlalarme</translation>
    </message>
    <message>
        <source>%1 found, %2 of the answers right</source>
        <translation>%1 gefunden, %2 der Antworten richtig</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
</context>
<context>
    <name>etude::SelfTestCard</name>
    <message>
        <source>%1 GFLOP/s in fp32</source>
        <translation>%1 GFLOP/s in fp32</translation>
    </message>
    <message>
        <source>, %1 in bf16</source>
        <translation>, %1 in bf16</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Selbsttest</translation>
    </message>
    <message>
        <source>Every device computes the same small model as the processor does in double precision; then its speed is measured.</source>
        <translation>Jedes Gerät rechnet dasselbe kleine Modell, das der Prozessor mit doppelter Genauigkeit rechnet; dann wird seine Geschwindigkeit gemessen.</translation>
    </message>
    <message>
        <source>Test this machine</source>
        <translation>Diesen Rechner testen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>computes right (largest relative error %1)</source>
        <translation>rechnet richtig (größter relativer Fehler %1)</translation>
    </message>
</context>
<context>
    <name>etude::Session</name>
    <message>
        <source>A run is under way.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message>
        <source>The data is still being read.</source>
        <translation>Die Daten werden noch gelesen.</translation>
    </message>
    <message>
        <source>The model is still being looked at.</source>
        <translation>Das Modell wird noch untersucht.</translation>
    </message>
    <message>
        <source>The engine is still being opened.</source>
        <translation>Der Rechenkern wird noch geladen.</translation>
    </message>
    <message>
        <source>There is no data yet: open a file on the Data page.</source>
        <translation>Es gibt noch keine Daten: Öffnen Sie auf der Seite Daten eine Datei.</translation>
    </message>
    <message>
        <source>There is no model yet: choose one on the Model page.</source>
        <translation>Es gibt noch kein Modell: Wählen Sie auf der Seite Modell eines.</translation>
    </message>
    <message>
        <source>A run is being opened.</source>
        <translation>Ein Lauf wird gerade geöffnet.</translation>
    </message>
</context>
<context>
    <name>etude::SettingsForm</name>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>If it is empty: %1</source>
        <translation>Wenn es leer ist: %1</translation>
    </message>
</context>
<context>
    <name>etude::SplitCard</name>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Rows per split</source>
        <translation>Zeilen je Teil</translation>
    </message>
    <message>
        <source>Split by the column “%1”</source>
        <translation>Aufteilung nach der Spalte „%1“</translation>
    </message>
    <message>
        <source>The column “%1” already says which rows are for validation.</source>
        <translation>Die Spalte „%1“ sagt schon, welche Zeilen zur Validierung gehören.</translation>
    </message>
    <message>
        <source>The validation rows come from a file of their own.</source>
        <translation>Die Validierungszeilen kommen aus einer eigenen Datei.</translation>
    </message>
    <message>
        <source>The column “%1” already says which rows are for the test.</source>
        <translation>Die Spalte „%1“ sagt schon, welche Zeilen zum Test gehören.</translation>
    </message>
    <message>
        <source>The test rows come from a file of their own.</source>
        <translation>Die Testzeilen kommen aus einer eigenen Datei.</translation>
    </message>
    <message>
        <source>The data already says which rows are for validation and for the test.</source>
        <translation>Die Daten sagen schon, welche Zeilen zur Validierung und zum Test gehören.</translation>
    </message>
    <message>
        <source>The data names neither validation nor test rows: a part of the training rows is set aside for each.</source>
        <translation>Die Daten nennen weder Validierungs- noch Testzeilen: Für beides wird ein Teil der Trainingszeilen beiseitegelegt.</translation>
    </message>
    <message>
        <source>The data names no validation rows: a part of the training rows is set aside for that.</source>
        <translation>Die Daten nennen keine Validierungszeilen: Dafür wird ein Teil der Trainingszeilen beiseitegelegt.</translation>
    </message>
    <message>
        <source>The data names no test rows: a part of the training rows is set aside for that.</source>
        <translation>Die Daten nennen keine Testzeilen: Dafür wird ein Teil der Trainingszeilen beiseitegelegt.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
</context>
<context>
    <name>etude::StageButton</name>
    <message>
        <source>Finish the stages above first.</source>
        <translation>Zuerst die Stufen darüber abschließen.</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>jetzt angezeigt</translation>
    </message>
</context>
<context>
    <name>etude::StageRail</name>
    <message>
        <source>not possible yet</source>
        <translation>noch nicht möglich</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>im Gange</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Name of this project</source>
        <translation>Name dieses Projekts</translation>
    </message>
    <message>
        <source>Runs are kept in folders of this name. The whole project is saved as a recipe (menu File): the settings of all stages in one file.</source>
        <translation>Läufe liegen in Ordnern dieses Namens. Das ganze Projekt wird als Rezept gespeichert (Menü Datei): die Einstellungen aller Stufen in einer Datei.</translation>
    </message>
</context>
<context>
    <name>etude::StepEditor</name>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation>Text des Schritts</translation>
    </message>
    <message>
        <source>Markdown: **bold**, *italic*, lists with - or 1., an empty line between paragraphs</source>
        <translation>Markdown: **fett**, *kursiv*, Listen mit - oder 1., eine Leerzeile zwischen Absätzen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Stage of the step</source>
        <translation>Stufe des Schritts</translation>
    </message>
    <message>
        <source>Stay where the learner is</source>
        <translation>Bleiben, wo die Lernenden sind</translation>
    </message>
    <message>
        <source>Show the stage</source>
        <translation>Stufe zeigen</translation>
    </message>
    <message>
        <source>What the step points at</source>
        <translation>Worauf der Schritt zeigt</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Click it…</source>
        <translation>Anklicken…</translation>
    </message>
    <message>
        <source>Then click what you mean in the window; Escape gives up</source>
        <translation>Danach im Fenster anklicken, was gemeint ist; Esc bricht ab</translation>
    </message>
    <message>
        <source>Point at</source>
        <translation>Zeigen auf</translation>
    </message>
    <message>
        <source>Run that the step offers</source>
        <translation>Lauf, den der Schritt anbietet</translation>
    </message>
    <message>
        <source>Button that runs</source>
        <translation>Knopf für den Lauf</translation>
    </message>
    <message>
        <source>What the step waits for</source>
        <translation>Worauf der Schritt wartet</translation>
    </message>
    <message>
        <source>Nothing: the learner goes on</source>
        <translation>Nichts: Die Lernenden gehen selbst weiter</translation>
    </message>
    <message>
        <source>A run is started</source>
        <translation>Start eines Laufs</translation>
    </message>
    <message>
        <source>A run is over</source>
        <translation>Ende eines Laufs</translation>
    </message>
    <message>
        <source>A stage is visited</source>
        <translation>Besuch einer Stufe</translation>
    </message>
    <message>
        <source>A setting is changed</source>
        <translation>Änderung einer Einstellung</translation>
    </message>
    <message>
        <source>Wait until</source>
        <translation>Warten auf</translation>
    </message>
    <message>
        <source>Setting to be changed</source>
        <translation>Zu ändernde Einstellung</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Stage to be visited</source>
        <translation>Zu besuchende Stufe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Run that is waited for</source>
        <translation>Lauf, auf den gewartet wird</translation>
    </message>
    <message>
        <source>Which run</source>
        <translation>Welcher Lauf</translation>
    </message>
    <message>
        <source>No button</source>
        <translation>Kein Knopf</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>All, one after the other</source>
        <translation>Alle nacheinander</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>etude::StepNotesDialog</name>
    <message>
        <source>Notes at steps</source>
        <translation>Notizen zu Schritten</translation>
    </message>
    <message>
        <source>A note stands in every chart of this run, and in its tables, at its step.</source>
        <translation>Eine Notiz steht in jedem Diagramm dieses Laufs und in dessen Tabellen, bei ihrem Schritt.</translation>
    </message>
    <message>
        <source>What is to be seen here?</source>
        <translation>Was ist hier zu sehen?</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Notes of this run</source>
        <translation>Notizen dieses Laufs</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
</context>
<context>
    <name>etude::SwapCard</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>With the words swapped</source>
        <translation>Mit getauschten Wörtern</translation>
    </message>
    <message>
        <source>Texts whose answer changed</source>
        <translation>Texte, deren Antwort sich geändert hat</translation>
    </message>
    <message>
        <source>Names swapped</source>
        <translation>Namen getauscht</translation>
    </message>
    <message>
        <source>Pronouns and similar words swapped</source>
        <translation>Pronomen und ähnliche Wörter getauscht</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>Mean change of the probabilities in percentage points: %1. A mean near 0 says only that changes up and down cancel out.</source>
        <translation>Mittlere Änderung der Wahrscheinlichkeiten in Prozentpunkten: %1. Ein Mittel nahe 0 sagt nur, dass sich Änderungen nach oben und nach unten aufheben.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>etude::TablePreview</name>
    <message>
        <source>Line of the file</source>
        <translation>Zeile der Datei</translation>
    </message>
    <message>
        <source>This column is used as: %1</source>
        <translation>Diese Spalte wird benutzt als: %1</translation>
    </message>
    <message>
        <source>This column is not used</source>
        <translation>Diese Spalte wird nicht benutzt</translation>
    </message>
    <message>
        <source>Number of the text</source>
        <translation>Nummer des Textes</translation>
    </message>
    <message>
        <source>Line of the file %1</source>
        <translation>Zeile der Datei %1</translation>
    </message>
</context>
<context>
    <name>etude::TableSave</name>
    <message>
        <source>The chart could not be saved: %1</source>
        <translation>Das Diagramm konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, with room on its disk.</source>
        <translation>Einen Ordner wählen, in den Sie schreiben dürfen und auf dessen Datenträger Platz ist.</translation>
    </message>
    <message>
        <source>no memory for the picture</source>
        <translation>kein Arbeitsspeicher für das Bild</translation>
    </message>
    <message>
        <source>The table could not be saved: %1</source>
        <translation>Die Tabelle konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>Saving the table</source>
        <translation>Die Tabelle wird gespeichert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>etude::TableToggle</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>Hide table</source>
        <translation>Tabelle ausblenden</translation>
    </message>
</context>
<context>
    <name>etude::ThresholdCard</name>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>With two labels the model answers the one it gives more than 50 %. You may ask for more certainty, or for less: move the threshold and watch what is gained and what is lost.</source>
        <translation>Bei zwei Labels antwortet das Modell mit dem, dem es mehr als 50 % gibt. Sie können mehr Sicherheit verlangen oder weniger: die Schwelle verschieben und beobachten, was gewonnen und was verloren wird.</translation>
    </message>
    <message>
        <source>Higher: the label is answered only when the model is surer of it, so there are fewer false alarms and more misses. Lower: the other way round.</source>
        <translation>Höher: Mit dem Label wird nur geantwortet, wenn sich das Modell sicherer ist; so gibt es weniger Fehlalarme und mehr Übersehenes. Niedriger: umgekehrt.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Try the suggestion</source>
        <translation>Vorschlag ausprobieren</translation>
    </message>
    <message>
        <source>Threshold for “%1”</source>
        <translation>Schwelle für „%1“</translation>
    </message>
    <message>
        <source>Suggestion: %1 gives the best F1 (%2) on these same texts. There are no others to choose it on, so it looks a little better than it is.</source>
        <translation>Vorschlag: %1 ergibt das beste F1 (%2) an eben diesen Texten. Es gibt keine anderen, an denen man die Schwelle wählen könnte, darum sieht es etwas besser aus, als es ist.</translation>
    </message>
    <message>
        <source>Suggestion: %1 gave the best F1 (%2) on the validation texts. It was not chosen on the texts judged here, so what you see is honest.</source>
        <translation>Vorschlag: %1 ergab das beste F1 (%2) an den Validierungstexten. Die Schwelle wurde nicht an den hier beurteilten Texten gewählt; was zu sehen ist, ist also ehrlich.</translation>
    </message>
    <message>
        <source>“%1” is answered from %2 % on. %3 of its %4 texts are found, %5 are missed (a miss: a “%1” text taken for “%6”). %7 of the %8 other texts are false alarms (a false alarm: a “%6” text taken for “%1”), %9 are left alone.</source>
        <translation>Mit „%1“ wird ab %2 % geantwortet. Von den %4 Texten dieses Labels werden %3 gefunden und %5 übersehen (übersehen: ein „%1“-Text, der für „%6“ gehalten wird). Von den %8 anderen Texten sind %7 Fehlalarme (Fehlalarm: ein „%6“-Text, der für „%1“ gehalten wird), %9 bleiben unbehelligt.</translation>
    </message>
    <message>
        <source>Of the texts that get the label at this threshold, the share that has it.</source>
        <translation>Von den Texten, die bei dieser Schwelle das Label bekommen, der Anteil, der es hat.</translation>
    </message>
    <message>
        <source>Of the texts that have the label, the share that gets it at this threshold.</source>
        <translation>Von den Texten, die das Label haben, der Anteil, der es bei dieser Schwelle bekommt.</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall: low if either is low.</source>
        <translation>Harmonisches Mittel von Precision und Recall: niedrig, wenn eines von beiden niedrig ist.</translation>
    </message>
    <message>
        <source>Share of right answers at this threshold.</source>
        <translation>Anteil richtiger Antworten bei dieser Schwelle.</translation>
    </message>
    <message>
        <source>What the threshold for “%1” means</source>
        <translation>Was die Schwelle für „%1“ bedeutet</translation>
    </message>
</context>
<context>
    <name>etude::TimeChart</name>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No values yet.</source>
        <translation>Noch keine Werte.</translation>
    </message>
    <message>
        <source>%1: %2 values from %3 to %4, newest %5</source>
        <translation>%1: %2 Werte von %3 bis %4, neuester %5</translation>
    </message>
</context>
<context>
    <name>etude::TimeFilter</name>
    <message>
        <source>Time shown</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Which predictions figures, charts and table are about. Alarms and the log itself stay as they are.</source>
        <translation>Um welche Vorhersagen es in Zahlen, Diagrammen und Tabelle geht. Alarme und das Protokoll selbst bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Gesamter Zeitraum</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>etude::TokenStrip</name>
    <message>
        <source>Tokens of the text</source>
        <translation>Tokens des Textes</translation>
    </message>
    <message>
        <source>%1: number %2</source>
        <translation>%1: Nummer %2</translation>
    </message>
    <message>
        <source>%1: number %2, not in the vocabulary</source>
        <translation>%1: Nummer %2, nicht im Vokabular</translation>
    </message>
    <message>
        <source>%1: number %2, added by the tokenizer</source>
        <translation>%1: Nummer %2, vom Tokenizer hinzugefügt</translation>
    </message>
</context>
<context>
    <name>etude::TryIt</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Text to try</source>
        <translation>Text zum Ausprobieren</translation>
    </message>
    <message>
        <source>Type a text, then press Ctrl+Enter</source>
        <translation>Text eingeben, dann Strg+Eingabe drücken</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>Zweiter Text</translation>
    </message>
    <message>
        <source>Second text of the pair</source>
        <translation>Zweiter Text des Paars</translation>
    </message>
    <message>
        <source>Ask the model</source>
        <translation>Modell fragen</translation>
    </message>
    <message>
        <source>Confidence per label</source>
        <translation>Sicherheit je Label</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>The tuned model is being loaded…</source>
        <translation>Das abgestimmte Modell wird geladen…</translation>
    </message>
    <message>
        <source>Answers are written to the log that Monitoring shows.</source>
        <translation>Antworten kommen in das Protokoll, das die Überwachung zeigt.</translation>
    </message>
</context>
<context>
    <name>etude::TunedModel</name>
    <message>
        <source>I would buy it again.</source>
        <translation>Ich würde es wieder kaufen.</translation>
    </message>
</context>
<context>
    <name>etude::TuningPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Settings and runs</source>
        <translation>Einstellungen und Läufe</translation>
    </message>
    <message>
        <source>Method race</source>
        <translation>Wettlauf der Methoden</translation>
    </message>
</context>
<context>
    <name>etude::WordsPanel</name>
    <message>
        <source>Which words mattered?</source>
        <translation>Auf welche Wörter kam es an?</translation>
    </message>
    <message>
        <source>Type a text, or choose one under Mistakes. The tuned model answers it and tells which words it was made of.</source>
        <translation>Einen Text eingeben oder unter „Fehler“ einen wählen. Das abgestimmte Modell beantwortet ihn und sagt, aus welchen Wörtern die Antwort entstanden ist.</translation>
    </message>
    <message>
        <source>Text to explain</source>
        <translation>Zu erklärender Text</translation>
    </message>
    <message>
        <source>Second text of the pair</source>
        <translation>Zweiter Text des Paars</translation>
    </message>
    <message>
        <source>Words for and against</source>
        <translation>Wörter für und gegen</translation>
    </message>
    <message>
        <source>The label to be explained: the model&apos;s own answer, or any other, to see what it would have needed.</source>
        <translation>Das Label, das erklärt werden soll: die eigene Antwort des Modells oder irgendein anderes, um zu sehen, was dafür nötig gewesen wäre.</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>Wörter zeigen</translation>
    </message>
    <message>
        <source>The text with its words marked</source>
        <translation>Der Text mit markierten Wörtern</translation>
    </message>
    <message>
        <source>The end of the text is not marked: the model did not read it, because the text is longer than the longest text of the run.</source>
        <translation>Das Ende des Textes ist nicht markiert: Das Modell hat es nicht gelesen, weil der Text länger ist als der längste Text des Laufs.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>How strongly</source>
        <translation>Wie stark</translation>
    </message>
    <message>
        <source>The words that mattered most</source>
        <translation>Die Wörter, auf die es am meisten ankam</translation>
    </message>
    <message>
        <source>How it is measured: gradient times input. For each word, how fast the log-odds of the label would change if the word&apos;s embedding (the numbers it enters the model as) grew or shrank, times the embedding. It is a first-order estimate: words work together, the sum is not the whole story, and a word that matters is not a reason that a person would accept. Use it to ask questions, not to prove anything.</source>
        <translation>So wird gemessen: Gradient mal Eingabe. Für jedes Wort: wie schnell sich die Log-Odds (der Logarithmus des Chancenverhältnisses) des Labels ändern würden, wenn das Embedding des Wortes (die Zahlen, als die es in das Modell kommt) wüchse oder schrumpfte, mal das Embedding. Das ist eine Schätzung erster Ordnung: Wörter wirken zusammen, die Summe ist nicht die ganze Geschichte, und ein Wort, auf das es ankommt, ist kein Grund, den ein Mensch gelten ließe. Gut, um Fragen zu stellen, nicht, um etwas zu beweisen.</translation>
    </message>
    <message>
        <source>the model&apos;s answer</source>
        <translation>die Antwort des Modells</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Asking the model…</source>
        <translation>Das Modell wird gefragt…</translation>
    </message>
    <message>
        <source>“%1” with a probability of %2</source>
        <translation>„%1“ mit einer Wahrscheinlichkeit von %2</translation>
    </message>
    <message>
        <source>speaks for “%1” (solid underline)</source>
        <translation>spricht für „%1“ (durchgehend unterstrichen)</translation>
    </message>
    <message>
        <source>speaks against it (dotted underline)</source>
        <translation>spricht dagegen (gepunktet unterstrichen)</translation>
    </message>
    <message>
        <source>The stronger the colour, the more the word mattered.</source>
        <translation>Je kräftiger die Farbe, desto mehr kam es auf das Wort an.</translation>
    </message>
    <message>
        <source>for it</source>
        <translation>dafür</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>dagegen</translation>
    </message>
    <message>
        <source>What the marks mean</source>
        <translation>Was die Markierungen bedeuten</translation>
    </message>
</context>
</TS>
