import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { isRefused } from '@tongjian/kernel';
import { movedDays } from '@tongjian/money-time';
import { calendarRegister, PublishHolidayCalendar } from '@tongjian/registry';
import type { FastifyRequest } from 'fastify';
import { Operating } from '../access/operating.js';
import { Rule } from '../access/rule.js';
import { DtoPipe } from '../acts/validate.js';
import { HOUSE, type House } from '../house.js';
import { ProblemAnswer, refused } from '../problem/index.js';
import { Answers } from '../reads/answer.js';
import { NEW_CALENDAR } from './forms.js';
import { MovedDuties } from './moved-duties.js';

type Year = PublishHolidayCalendar['data'];

/** The holiday calendar by which working days are counted. */
@Controller('api/v1/calendar')
export class CalendarController {
  constructor(
    private readonly operating: Operating,
    private readonly moved: MovedDuties,
    private readonly answers: Answers,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /** The years in force, with the version of each and of the whole. */
  @Get()
  @Rule('signedIn')
  calendar() {
    const { shelf } = this.house.calendars;
    return this.answers.ofLog({ version: shelf.calendar.version, years: shelf.inForce() });
  }

  /** Publishes a year, or with a reason corrects one; duties that it moves are recomputed by events. */
  @Post()
  @HttpCode(201)
  @Rule('operator')
  async publish(@Body(new DtoPipe(NEW_CALENDAR)) year: Year, @Req() request: FastifyRequest) {
    const { calendars } = this.house;
    const receipt = await this.operating.receipt(
      await calendars.publish({ ...year }, this.operating.cause(request, year)),
    );
    return { receipt, version: calendars.calendar.version };
  }

  /** Which days and which open duties a year would move were it published; writes nothing. */
  @Post('differences')
  @HttpCode(200)
  @Rule('operator')
  async differences(@Body(new DtoPipe(NEW_CALENDAR)) year: Year) {
    const { shelf } = this.house.calendars;
    const decision = calendarRegister.decide(shelf.of(year.year), command(year), undefined);
    if (isRefused(decision) && decision.refused.code === 'CalendarUnsound')
      throw new ProblemAnswer(refused(decision.refused));
    const after = shelf.with(year);
    return this.answers.ofLog({
      from: shelf.calendar.version,
      to: after.version,
      days: movedDays(shelf.calendar, after),
      duties: await this.moved.by(after),
    });
  }
}

const command = (data: Year): PublishHolidayCalendar => ({ type: 'PublishHolidayCalendar', data });
