using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The address at which TVs and media servers have found this server.</summary>
internal sealed class TunerAddress(GatewayOptions options)
{
    /// <summary>The configured one, else the request's. A proxy that is named in the configuration says its scheme, and hands on the host.</summary>
    public string Of(HttpRequest request) => options.Tuner.BaseUrl ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
