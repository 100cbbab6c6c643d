#include "core/store/deployment.h"

#include "core/support/json.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

Json stepJson(const DeploymentStep &step)
{
    return {{"text", toJson(step.text)},
            {"service", toJson(step.service)},
            {"cause", toJson(step.cause)},
            {"needs", std::vector<int>(step.needs.begin(), step.needs.end())},
            {"started", step.started},
            {"ended", step.ended}};
}

DeploymentStep stepOf(const Json &json)
{
    DeploymentStep step{.text = stringAt(json, "text"),
                        .service = stringAt(json, "service"),
                        .cause = stringAt(json, "cause"),
                        .started = integerAt(json, "started"),
                        .ended = integerAt(json, "ended")};
    for (const Json &need : memberAt(json, "needs")) {
        if (need.is_number_integer())
            step.needs << need.get<int>();
    }
    return step;
}

} // namespace

QByteArray deploymentBytes(const Deployment &deployment)
{
    Json actions = Json::array();
    for (const ServiceAction &action : deployment.actions)
        actions.push_back({{"service", toJson(action.service)},
                           {"container", toJson(action.container)},
                           {"action", toJson(action.action)}});
    Json steps = Json::array();
    for (const DeploymentStep &step : deployment.steps)
        steps.push_back(stepJson(step));
    Json scale = Json::object();
    for (auto count = deployment.scale.begin(); count != deployment.scale.end(); ++count)
        scale[count.key().toStdString()] = count.value();
    const Json json{{"restored", deployment.restored},
                    {"workingDirectory", toJson(deployment.workingDirectory)},
                    {"files", toJson(deployment.files)},
                    {"spec", deployment.spec.text.toStdString()},
                    {"masked", toJson(deployment.spec.masked)},
                    {"images", toJson(deployment.images)},
                    {"hashes", toJson(deployment.hashes)},
                    {"scale", scale},
                    {"actions", actions},
                    {"steps", steps}};
    return qCompress(toBytes(json));
}

void readDeploymentBytes(const QByteArray &bytes, Deployment &deployment)
{
    const auto json = parseJson(qUncompress(bytes));
    if (!json)
        return;
    deployment.restored = integerAt(*json, "restored");
    deployment.workingDirectory = stringAt(*json, "workingDirectory");
    deployment.files = stringsAt(*json, "files");
    deployment.spec = {.text = stringAt(*json, "spec").toUtf8(),
                       .masked = stringsAt(*json, "masked")};
    deployment.images = stringMapAt(*json, "images");
    deployment.hashes = stringMapAt(*json, "hashes");
    for (const auto &[service, count] : memberAt(*json, "scale").items()) {
        if (count.is_number_integer())
            deployment.scale[QString::fromStdString(service)] = count.get<int>();
    }
    for (const Json &action : memberAt(*json, "actions"))
        deployment.actions.append({.service = stringAt(action, "service"),
                                   .container = stringAt(action, "container"),
                                   .action = stringAt(action, "action")});
    for (const Json &step : memberAt(*json, "steps"))
        deployment.steps.append(stepOf(step));
}

} // namespace core
