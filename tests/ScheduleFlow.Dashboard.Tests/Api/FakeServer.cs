using System.Net;
using System.Text;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Tests.Api;

/// <summary>Answers requests as a test says.</summary>
/// <param name="answer">Status and JSON for a method with path and query.</param>
internal sealed class FakeServer(Func<string, (HttpStatusCode Status, string Json)> answer) : HttpMessageHandler
{
    /// <summary>What was asked, in order: method, path and query.</summary>
    public List<string> Asked { get; } = [];

    public HttpClient Http => new(this, disposeHandler: false) { BaseAddress = new Uri("http://station.example.edu/") };

    public ApiClient Api => new(Http, new ServerTime(), new Reachability(), new Texts());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Asked.Add(asked);
        var (status, json) = answer(asked);
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }
}
