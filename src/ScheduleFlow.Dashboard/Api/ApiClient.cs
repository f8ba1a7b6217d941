using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Api;

/// <summary>
/// Asks the gateway. Method, path and fields of a request are those of its declaration, so a screen says what it asks and
/// never how it is sent.
/// </summary>
public sealed class ApiClient(HttpClient http, ServerTime time, Reachability reachability, Texts texts)
{
    /// <summary>When the server was asked last: a session that is used does not end.</summary>
    public DateTimeOffset LastAsked { get; private set; }

    /// <summary>Sends a request and reads its reply.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="body">The document of an operation that takes one; null: the request is all.</param>
    /// <param name="requestId">The id under which progress is told; null: the server gives one.</param>
    /// <param name="stop">Ends a read. A change that has been sent runs to its end.</param>
    public Task<Outcome<TReply>> AskAsync<TReply>(
        Request<TReply> request, HttpContent? body = null, string? requestId = null, CancellationToken stop = default)
        where TReply : Reply =>
        SendAsync(RequestMessages.Of(request, body), request.ReplyJson, requestId, stop);

    /// <summary>Sends a request whose answer is a document, and reads it.</summary>
    public async Task<Outcome<ReceivedDocument>> ReadAsync(Request request, CancellationToken stop = default)
    {
        using var message = RequestMessages.Of(request, null);
        return await ExchangeAsync(message, null, ReceivedDocument.ReadAsync, stop);
    }

    /// <summary>Asks an endpoint of the gateway that is no operation.</summary>
    public Task<Outcome<T>> SendAsync<T>(
        HttpMethod method, string path, JsonTypeInfo<T> reply, HttpContent? body = null, CancellationToken stop = default)
        where T : notnull =>
        SendAsync(RequestMessages.Of(method, path, body), reply, null, stop);

    private async Task<Outcome<T>> SendAsync<T>(HttpRequestMessage message, JsonTypeInfo<T> reply, string? requestId, CancellationToken stop)
        where T : notnull
    {
        using (message)
        {
            return await ExchangeAsync(
                message,
                requestId,
                async (response, stop) =>
                {
                    await using var stream = await response.Content.ReadAsStreamAsync(stop);
                    return (await JsonSerializer.DeserializeAsync(stream, reply, stop))!;
                },
                stop);
        }
    }

    private async Task<Outcome<T>> ExchangeAsync<T>(
        HttpRequestMessage message,
        string? requestId,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken stop)
        where T : notnull
    {
        if (requestId is not null)
        {
            message.Headers.Add("X-Request-ID", requestId);
        }

        try
        {
            using var response = await http.SendAsync(message, stop);
            time.Hear(response.Headers.Date);
            LastAsked = time.GetUtcNow();
            reachability.Heard(response);
            return response.IsSuccessStatusCode
                ? await read(response, stop)
                : await ProblemReader.ReadAsync(response, stop);
        }
        catch (HttpRequestException)
        {
            reachability.Lost();
            return new Problem(ErrorType.Unavailable, texts["api.unreachable"]) { Hint = texts["api.unreachable.hint"] };
        }
        catch (JsonException e)
        {
            return new Problem(ErrorType.WorkerFailed, texts["api.unreadable"]) { Details = e.Message };
        }
    }
}
