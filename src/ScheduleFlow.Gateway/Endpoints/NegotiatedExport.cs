using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>A download whose format <c>Accept</c> asks for, where the client does not name one.</summary>
internal sealed class NegotiatedExport(OperationEndpoints operations)
{
    private const string Format = "format";

    public Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route)
    {
        if (http.QueryValue(Format) is not null)
        {
            return operations.AnswerAsync(http, operation, route);
        }

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return ExportFormat.Of(http.Request) is { } wanted
            ? operations.AnswerAsync(http, operation, route, (Format, wanted))
            : ErrorReply.WriteAsync(http, new Problem(ErrorType.NotAcceptable, "A schedule cannot be written as anything that Accept names.")
            {
                Hint = $"It can as {ExportFormat.Choices}; ?format= has all formats.",
            });
    }
}
