package io.zhike.agent.reception;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the robot says and shows, in settings whose form only routing-service knows. */
class SettingTest {

    @Test
    void isSaidWhereverItStands() {
        assertThat(said("""
                        {"welcome": {"replies": ["您好", {"type": "text", "text": "请问"}]},
                         "rules": {"items": [{"name": "one", "keywords": ["退货"], "replies": [
                             {"type": "link", "title": "说明", "description": "七天", "url": "https://shop.example"}]}]},
                         "menu": {"items": [{"id": "main", "openedBy": ["菜单"], "choices": [{"text": "查物流"}]}]},
                         "questions": [{"question": "何时发货", "variants": ["多久发"], "answer": "当天"}],
                         "hours": {"zone": "Asia/Shanghai", "week": [{"from": "09:00"}], "closedText": "已下班"},
                         "entries": [{"when": {"text": "x"}, "opens": "main", "text": "欢迎"}]}
                        """))
                .containsExactly(
                        "welcome.replies[0]",
                        "welcome.replies[1].text",
                        "rules.items[0].replies[0].title",
                        "rules.items[0].replies[0].description",
                        "menu.items[0].choices[0].text",
                        "questions[0].question",
                        "questions[0].answer",
                        "hours.closedText",
                        "entries[0].text");
    }

    @Test
    void isSaidWhereItsFieldIsNotKnown() {
        assertThat(said("{\"newText\": \"a\", \"replies\": [[\"b\"]]}")).containsExactly("newText", "replies[0][0]");
        assertThat(said("[\"a\"]")).containsExactly("[0]");
        assertThat(said("\"a\"")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keywords",
                "variants",
                "tags",
                "when",
                "openedBy",
                "avatarHosts",
                "week",
                "holidays",
                "extraDays"
            })
    void isNotSaidWhateverItHolds(String field) {
        assertThat(said("{\"a\": [{\"%s\": [{\"text\": \"x\", \"b\": [\"y\"]}]}]}".formatted(field)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "name", "type", "match", "group", "menu", "opens", "zone", "url", "thumbUrl", "pagePath"})
    void isNotSaidWhereItNamesSomething(String field) {
        assertThat(said("{\"a\": {\"%s\": \"x\"}}".formatted(field))).isEmpty();
        assertThat(said("{\"%s\": {\"text\": \"x\"}}".formatted(field))).containsExactly(field + ".text");
    }

    @Test
    void isAPictureWhereverItStands() {
        assertThat(in("""
                        {"welcome": [{"mediaId": "1"}], "menu": {"card": {"thumbMediaId": "2", "thumbUrl": "3"}}}
                        """).stream().filter(Setting::isPicture))
                .extracting(picture -> picture.field() + "=" + picture.value())
                .containsExactly("welcome[0].mediaId=1", "menu.card.thumbMediaId=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "7", "{\"transferToHuman\": true, \"welcome\": null}"})
    void isNoneWhereNothingIsWritten(String settings) {
        assertThat(in(settings)).isEmpty();
    }

    private static List<String> said(String settings) {
        return in(settings).stream().filter(Setting::isSaid).map(Setting::field).toList();
    }

    private static List<Setting> in(String settings) {
        return Setting.in(settings.getBytes(UTF_8));
    }
}
