using System.Net;

namespace ScheduleFlow.Dashboard.Api;

/// <summary>Whether the server answers, for the banner; and whether it still knows who asks.</summary>
public sealed class Reachability
{
    public event Action? Changed;

    /// <summary>A request was refused, as it is when the session is over.</summary>
    public event Action? SessionLost;

    /// <summary>Whether the last request, or the stream of events, did not reach the server.</summary>
    public bool IsLost { get; private set; }

    internal void Heard(HttpResponseMessage response)
    {
        Set(lost: response.StatusCode is HttpStatusCode.BadGateway && response.Content.Headers.ContentType?.MediaType != "application/json");
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            SessionLost?.Invoke();
        }
    }

    internal void Found() => Set(lost: false);

    internal void Lost() => Set(lost: true);

    private void Set(bool lost)
    {
        if (IsLost != lost)
        {
            IsLost = lost;
            Changed?.Invoke();
        }
    }
}
