using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A change whose client may ask for it again under the same key: it is made once, and answered the same each time.</summary>
/// <param name="Key">The client's key.</param>
/// <param name="Fingerprint">What is asked.</param>
internal sealed record Retry(string Key, string Fingerprint)
{
    public static Retry? Of(RetryKey? key, params ReadOnlySpan<string?> options) => key is null ? null : new Retry(key.Text, key.Fingerprint(options));

    /// <summary>The answer of the first time, or nothing where this is the first; <c>conflict</c> where the key was another request's.</summary>
    /// <returns>Whether there is an outcome already.</returns>
    public static bool IsAnswered(Retry? retry, OperationContext context, out Outcome<IReply> outcome)
    {
        outcome = default;
        if (retry is null)
        {
            return false;
        }

        if (!context.Store.Replies.Find(retry.Key, retry.Fingerprint).TryGet(out var reply, out var problem))
        {
            outcome = problem;
            return true;
        }

        outcome = Outcome.Of<IReply>(new RepeatedReply(reply));
        return !reply.IsEmpty;
    }

    /// <summary>Makes the change and keeps its reply with it.</summary>
    /// <param name="retry">Null: nothing is kept.</param>
    /// <param name="reply">The reply if the change succeeds.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="change">Makes the change.</param>
    public static Outcome<IReply> Change<T>(Retry? retry, IReply reply, OperationContext context, Func<KeptReply?, Outcome<T>> change)
        where T : notnull
    {
        return Finish(retry, context, change(retry?.Keep(reply)).TryGet(out _, out var problem) ? Outcome.Of(reply) : problem);
    }

    /// <summary>The reply as it is kept with the change.</summary>
    public KeptReply Keep(IReply reply) => new(Key, Fingerprint, Fields(reply));

    /// <summary>The answer of a change that was made with <see cref="Keep"/>.</summary>
    /// <param name="retry">Null: nothing was kept.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="made">What came of it.</param>
    public static Outcome<IReply> Finish<TReply>(Retry? retry, OperationContext context, Outcome<TReply> made)
        where TReply : IReply
    {
        if (made.TryGet(out var reply, out var problem))
        {
            return Outcome.Of<IReply>(reply);
        }

        // The same request, sent twice at once: the other was quicker.
        return problem.Reason == ProblemReason.AlreadyAnswered && IsAnswered(retry, context, out var answer) ? answer : problem;
    }

    private static ReadOnlyMemory<byte> Fields(IReply reply)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using var json = new Utf8JsonWriter(buffer, ProblemJson.Compact);
        json.WriteStartObject();
        reply.WriteFields(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
