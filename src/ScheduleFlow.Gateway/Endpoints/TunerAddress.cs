using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The address at which TVs and media servers have found this server.</summary>
internal sealed class TunerAddress(GatewayOptions options)
{
    /// <summary>The configured address, or that of the request, whose scheme and host come from a trusted proxy.</summary>
    public string Of(HttpRequest request) => options.Tuner.BaseUrl ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
