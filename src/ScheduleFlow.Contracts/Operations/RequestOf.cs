using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>A request whose reply is a JSON document.</summary>
/// <typeparam name="TReply">The reply.</typeparam>
public abstract class Request<TReply> : Request
    where TReply : Reply
{
    /// <summary>How a client reads the reply.</summary>
    public abstract JsonTypeInfo<TReply> ReplyJson { get; }
}
