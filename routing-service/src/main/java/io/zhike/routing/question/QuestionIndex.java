package io.zhike.routing.question;

import io.zhike.routing.keyword.NormalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * An app's enabled questions, indexed for full-text search. Making one costs far more than a search: keep it as long as
 * the questions stay. Safe for any number of threads.
 *
 * <p>Lucene finds the phrasings that share the rarest words with a message; of those, likeness decides: the weight of the
 * words in common over that weight, and 0.7 of the phrasing's other words, and 0.3 of the message's (Tversky's index; users
 * say more than they ask). A word weighs the more, the fewer phrasings have it.
 */
public final class QuestionIndex {

    private static final String WORDS = "words";
    private static final int EXAMINED = 50;
    private static final double MISSING = 0.7;
    private static final double BESIDES = 0.3;

    /** Likelier than the next by at least this much, or it is not clear which is meant. */
    private static final double AHEAD = 0.1;

    private final Questions questions;
    private final List<Phrasing> phrasings;
    private final IndexSearcher searcher;

    private QuestionIndex(Questions questions, List<Phrasing> phrasings, IndexSearcher searcher) {
        this.questions = questions;
        this.phrasings = phrasings;
        this.searcher = searcher;
    }

    public static QuestionIndex of(Questions questions) {
        List<Phrasing> phrasings = new ArrayList<>();
        questions.items().stream()
                .filter(Question::enabled)
                .forEach(question -> question.phrasings()
                        .forEach(text -> phrasings.add(new Phrasing(question, Words.in(NormalText.of(text))))));
        try {
            return new QuestionIndex(questions, phrasings, searcher(phrasings));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot be written", e);
        }
    }

    /** In one segment, so that a document's number is its phrasing's place. */
    private static IndexSearcher searcher(List<Phrasing> phrasings) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            for (Phrasing phrasing : phrasings) {
                var document = new Document();
                phrasing.words().forEach(word -> document.add(new StringField(WORDS, word, Field.Store.NO)));
                writer.addDocument(document);
            }
            writer.commit();
        }
        return new IndexSearcher(DirectoryReader.open(directory));
    }

    /** The questions that a message may be. */
    public Found search(NormalText message) {
        Set<String> words = phrasings.isEmpty() ? Set.of() : Words.in(message);
        if (words.isEmpty()) {
            return new Found.Nothing();
        }
        try {
            return judge(likenesses(words));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot be read", e);
        }
    }

    private Found judge(List<Map.Entry<Question, Double>> likely) {
        double threshold = questions.threshold();
        if (likely.isEmpty() || likely.getFirst().getValue() < threshold / 2) {
            return new Found.Nothing();
        }
        double best = likely.getFirst().getValue();
        double second = likely.size() > 1 ? likely.get(1).getValue() : 0;
        if (best >= threshold && best - second >= AHEAD) {
            return new Found.Clear(likely.getFirst().getKey());
        }
        return new Found.Unclear(likely.stream()
                .filter(one -> one.getValue() >= threshold / 2)
                .limit(Questions.OFFERED)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Each question by its likest phrasing, the likest first. */
    private List<Map.Entry<Question, Double>> likenesses(Set<String> words) throws IOException {
        var query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(new TermQuery(new Term(WORDS, word)), Occur.SHOULD));
        Map<Question, Double> likeness = new LinkedHashMap<>();
        for (ScoreDoc found : searcher.search(query.build(), EXAMINED).scoreDocs) {
            Phrasing phrasing = phrasings.get(found.doc);
            likeness.merge(phrasing.question(), likeness(words, phrasing.words()), Math::max);
        }
        return likeness.entrySet().stream()
                .sorted(Map.Entry.<Question, Double>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    private double likeness(Set<String> message, Set<String> phrasing) throws IOException {
        double common = 0;
        double missing = 0;
        for (String word : phrasing) {
            if (message.contains(word)) {
                common += weight(word);
            } else {
                missing += weight(word);
            }
        }
        double besides = 0;
        for (String word : message) {
            besides += phrasing.contains(word) ? 0 : weight(word);
        }
        return common == 0 ? 0 : common / (common + MISSING * missing + BESIDES * besides);
    }

    private double weight(String word) throws IOException {
        int having = searcher.getIndexReader().docFreq(new Term(WORDS, word));
        return 1 + Math.log((phrasings.size() + 1.0) / (having + 1.0));
    }

    /** A way to ask a question. */
    private record Phrasing(Question question, Set<String> words) {}
}
