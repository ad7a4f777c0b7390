package io.zhike.routing.question;

import io.zhike.routing.keyword.NormalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts Chinese and English text into the words that say what it is about. */
public final class Words {

    /** What is said in any question, whatever it is about. */
    private static final Set<String> IDLE = Set.of(
            "的", "了", "吗", "呢", "啊", "吧", "呀", "哦", "嗯", "我", "我们", "你", "你们", "您", "请", "请问", "问", "一下", "想", "要",
            "想要", "是", "有", "在", "就", "都", "也", "和", "把", "被", "给", "让", "怎么", "怎样", "怎么样", "怎么办", "如何", "什么", "哪里",
            "哪", "么", "这", "那", "这个", "那个", "个", "能", "可以", "能不能", "可不可以", "好", "你好", "您好", "谢谢", "办", "弄", "a", "an",
            "the", "i", "you", "my", "your", "is", "are", "do", "to", "of", "how", "what", "can", "please");

    /**
     * So many are taken from the beginning of a text: a phrasing, of at most 200 characters, has no more, and what is said
     * after so many others is hardly the question. Lucene, too, takes only 1,024 words in a search.
     */
    private static final int MOST = 200;

    private static final Analyzer ANALYZER = new SmartChineseAnalyzer(idle());

    private Words() {}

    private static CharArraySet idle() {
        var words = new CharArraySet(IDLE, true);
        words.addAll(SmartChineseAnalyzer.getDefaultStopSet());
        return words;
    }

    /** The first {@value #MOST} different words of a text. */
    public static Set<String> in(NormalText text) {
        Set<String> words = new HashSet<>();
        try (var tokens = ANALYZER.tokenStream("", text.value())) {
            var word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MOST && tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read", e);
        }
        return Set.copyOf(words);
    }
}
