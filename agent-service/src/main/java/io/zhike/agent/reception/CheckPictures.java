package io.zhike.agent.reception;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.media.Media;
import io.zhike.service.InvalidFieldException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Holds the pictures that the robot is to send against those that were uploaded for the app. */
@ApplicationScoped
class CheckPictures {

    private final Media media;

    CheckPictures(Media media) {
        this.media = media;
    }

    /** @throws InvalidFieldException 422, where one of them was not */
    void check(String appId, List<Setting> settings) {
        List<Violation> violations = settings.stream()
                .filter(Setting::isPicture)
                .filter(picture -> !isUploaded(appId, picture.value()))
                .map(picture -> Violation.In.body
                        .field(picture.field())
                        .message("is no picture that was uploaded for this app"))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidFieldException(violations);
        }
    }

    private boolean isUploaded(String appId, String id) {
        try {
            return media.has(appId, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
