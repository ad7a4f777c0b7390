package io.zhike.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that names a class, a path or another document names one that exists. */
class DocumentsTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z]+([A-Z][a-z]*)+");
    private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)+/?");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    /** Words in the form of a class that are none of ours. */
    private static final Set<String> FOREIGN =
            Set.of("PostgreSQL", "EncodingAESKey", "CreateTime", "MsgId", "AppSecret");

    private static final Set<String> CLASSES = classNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "README.md",
                "README.zh-CN.md",
                "gateway/README.md",
                "routing-service/README.md",
                "quota-service/README.md",
                "agent-service/README.md",
                "sender-service/README.md",
                "wechat-simulator/README.md",
                "platform/events/README.md",
                "platform/wechat/README.md",
                "platform/outbox/README.md",
                "platform/service/README.md",
                "platform/embedded/README.md",
                "deploy/local/README.md"
            })
    void namesOnlyWhatExists(String document) {
        String text = Tree.read(document);
        List<String> words =
                CODE.matcher(text).results().map(found -> found.group(1)).toList();

        List<String> missing = Stream.of(
                        words.stream()
                                .filter(word -> CLASS_NAME.matcher(word).matches() && !FOREIGN.contains(word))
                                .filter(word -> !CLASSES.contains(word)),
                        words.stream()
                                .filter(word -> PATH.matcher(word).matches() && startsAtATopFolder(word))
                                .filter(word -> !Files.exists(Tree.ROOT.resolve(word))),
                        LINK.matcher(text)
                                .results()
                                .map(link -> link.group(1))
                                .filter(link -> !Files.exists(
                                        Tree.ROOT.resolve(document).resolveSibling(link))))
                .flatMap(stream -> stream)
                .toList();

        assertThat(missing).as("named in %s", document).isEmpty();
    }

    private static boolean startsAtATopFolder(String path) {
        return Files.isDirectory(Tree.ROOT.resolve(path.substring(0, path.indexOf('/'))));
    }

    private static Set<String> classNames() {
        try (Stream<Path> files = Files.walk(Tree.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(DocumentsTest::declared)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's own class and those declared inside it. */
    private static Stream<String> declared(Path file) {
        try {
            return Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)")
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .map(declaration -> declaration.substring(declaration.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
