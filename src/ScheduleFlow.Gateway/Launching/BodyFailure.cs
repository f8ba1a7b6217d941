namespace ScheduleFlow.Gateway.Launching;

/// <summary>Why a request's body could not be read to its end.</summary>
internal static class BodyFailure
{
    public static LaunchFailure CauseOf(Exception exception, CancellationToken clientGone) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => LaunchFailure.BodyTooLarge,
        _ when clientGone.IsCancellationRequested => LaunchFailure.ClientGone,
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => LaunchFailure.BodyTooSlow,
        UnheardFormPartException => LaunchFailure.FormPartUnheard,
        _ => LaunchFailure.BodyBroken,
    };
}
