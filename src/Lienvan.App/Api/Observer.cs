using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Lienvan.App.Api;

/// <summary>Stands around everything: counts and logs each request, and turns whatever goes wrong into a problem.</summary>
internal sealed class Observer(Telemetry telemetry, RequestLog log)
{
    /// <summary>Under which key of the request its operation is noted.</summary>
    public const string OperationItem = "operation";

    /// <summary>Nobody is there any more to read the answer; written to the log only, as other servers do.</summary>
    private const int ClientWentAway = 499;

    public async Task ObserveAsync(HttpContext context, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        telemetry.Begin();
        using var span = telemetry.StartSpan(context.Request.Method);
        var status = 500;
        try
        {
            status = await AnswerAsync(context, next);
        }
        finally
        {
            var operation = context.Items[OperationItem] as string ?? "other";
            var method = context.Request.Method is "GET" or "HEAD" or "POST" or "DELETE" ? context.Request.Method : "other";
            span?.SetTag("http.route", operation).SetTag("http.request.method", method).SetTag("http.response.status_code", status);
            telemetry.End(operation, method, status, started);
            log.Write(operation, method, status, started);
        }
    }

    private async Task<int> AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            return context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && !context.Response.HasStarted
                ? await TellAsync(context, new ApiException(405, ApiFindings.WrongMethod, "that address does not take this method",
                    $"use {context.Response.Headers.Allow}"))
                : context.Response.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return ClientWentAway;
        }
        catch (Exception fault)
        {
            return await TellAsync(context, ProblemOf(context, fault));
        }
    }

    private ApiException ProblemOf(HttpContext context, Exception fault)
    {
        switch (fault)
        {
            case ApiException problem:
                return problem;
            case UsageException usage:
                return ApiException.Of(usage);
            case BadHttpRequestException bad:
                return new ApiException(bad.StatusCode, ApiFindings.BadBody, "the request can't be read",
                    bad.StatusCode == 413 ? "send a shorter body" : "send it whole, and as HTTP wants it");
            case OperationCanceledException:
                return new ApiException(503, ApiFindings.TooBusy, "the answer takes too long",
                    "ask for fewer days or a nearer horizon, or start a run: see /api/runs");
            default:
                log.Write(context.Items[OperationItem] as string ?? "other", fault);
                return new ApiException(500, ApiFindings.OurFault, "the question could not be answered by a fault of the program",
                    "tell its makers what was asked");
        }
    }

    private static async Task<int> TellAsync(HttpContext context, ApiException problem)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return problem.Status;
        }

        var (allow, challenge, retry) =
            (context.Response.Headers.Allow, context.Response.Headers.WWWAuthenticate, context.Response.Headers.RetryAfter);
        context.Response.Clear();
        Gatekeeper.AddHeaders(context.Response.Headers);
        (context.Response.Headers.Allow, context.Response.Headers.WWWAuthenticate, context.Response.Headers.RetryAfter) =
            (allow, challenge, retry);
        await Dispatcher.SendAsync(context, ApiReply.Problem(problem));
        return problem.Status;
    }
}
