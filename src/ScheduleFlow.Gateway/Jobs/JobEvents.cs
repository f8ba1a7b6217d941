using System.Text.Json;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Events;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>Publishes an event whenever a job changes.</summary>
internal sealed class JobEvents(EventHub hub)
{
    public void Changed(JobData job)
    {
        if (hub.IsHeard)
        {
            hub.Publish(EventTypes.Job, job.RequestId, JsonSerializer.Serialize(job, GatewayJson.Default.JobData));
        }
    }
}
