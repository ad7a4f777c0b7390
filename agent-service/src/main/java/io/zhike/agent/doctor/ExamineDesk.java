package io.zhike.agent.doctor;

import io.zhike.agent.agents.Agent;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.agents.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Looks whether anybody is there to answer. */
@ApplicationScoped
class ExamineDesk {

    private final Agents agents;

    ExamineDesk(Agents agents) {
        this.agents = agents;
    }

    @Transactional
    List<Check> examine(String appId) {
        List<Agent> bound = agents.boundTo(appId);
        return bound.isEmpty() ? List.of(nobodyBound(appId)) : List.of(bound(bound.size()), online(bound));
    }

    private static Check nobodyBound(String appId) {
        return new Check(
                "agents-bound",
                Check.Result.FAILED,
                "没有绑定客服人员，转人工的用户无人接待；请用 POST /api/apps/" + appId + "/agents 绑定",
                "No agent is bound, so that nobody answers who asks for a person; bind one by POST /api/apps/" + appId
                        + "/agents");
    }

    private static Check bound(int number) {
        return new Check(
                "agents-bound",
                Check.Result.OK,
                "已绑定 " + number + " 名客服人员",
                number + (number == 1 ? " agent is bound" : " agents are bound"));
    }

    private static Check online(List<Agent> bound) {
        long ready = bound.stream()
                .filter(agent -> agent.status() == Presence.ONLINE && agent.autoAccept())
                .count();
        return ready == 0
                ? new Check(
                        "agents-online",
                        Check.Result.WARNING,
                        "当前没有客服在线并自动接入，转人工的用户会排队等待",
                        "No agent is online with auto-accept on; who asks for a person waits")
                : new Check(
                        "agents-online",
                        Check.Result.OK,
                        ready + " 名客服在线并自动接入",
                        ready + (ready == 1 ? " agent is" : " agents are") + " online with auto-accept on");
    }
}
